/** Whether what comes in can be stored, for those who look after the machine: told once when it stops and when it goes on. */
export class Storing {
  private trouble: string | null = null;

  constructor(
    private readonly dataDir: string,
    private readonly tell: (sentence: string) => void,
  ) {}

  /** Why nothing can be stored at the moment; null while all is well. */
  get why(): string | null {
    return this.trouble;
  }

  failed(why: string): void {
    const isNews = this.trouble === null;
    this.trouble = why;
    if (isNews)
      this.tell(
        `Nothing can be stored in ${this.dataDir} (${why}): is the disk full? Reading goes on, nothing that was acknowledged is lost; free some space.`,
      );
  }

  worked(): void {
    if (this.trouble === null) return;
    this.trouble = null;
    this.tell(`What comes in is stored in ${this.dataDir} again.`);
  }
}
