package jakarta.servlet;

import java.io.InputStream;

/** The API's class, as far as the bridge uses it. */
public abstract class ServletInputStream extends InputStream {
    /** For containers. */
    protected ServletInputStream() {}
}
