/** The connection is gone; what is typed is safe. */
Component({});
