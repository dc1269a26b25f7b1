/** The CloudBase environment this build is for, written in by scripts/build: without it WeChat takes the account's first one. */
declare const ENVIRONMENT_ID: string;
