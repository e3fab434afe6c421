package jakarta.servlet.http;

import jakarta.servlet.ServletInputStream;
import java.io.IOException;

/** The API's interface, as far as the bridge uses it. */
public interface HttpServletRequest {
    /** The method. */
    String getMethod();

    /** What follows the servlet's path; null for nothing. */
    String getPathInfo();

    /** A header, or null. */
    String getHeader(String name);

    /** That header, or null. */
    String getContentType();

    /** The body. */
    ServletInputStream getInputStream() throws IOException;
}
