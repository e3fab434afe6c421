package jakarta.servlet.http;

import jakarta.servlet.ServletOutputStream;
import java.io.IOException;

/** The API's interface, as far as the bridge uses it. */
public interface HttpServletResponse {
    /** The status. */
    void setStatus(int status);

    /** A header. */
    void setHeader(String name, String value);

    /** That header. */
    void setContentLength(int length);

    /** The body. */
    ServletOutputStream getOutputStream() throws IOException;
}
