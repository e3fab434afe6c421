package jakarta.servlet;

import java.io.OutputStream;

/** The API's class, as far as the bridge uses it. */
public abstract class ServletOutputStream extends OutputStream {
    /** For containers. */
    protected ServletOutputStream() {}
}
