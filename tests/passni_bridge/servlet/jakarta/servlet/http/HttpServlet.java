package jakarta.servlet.http;

import jakarta.servlet.ServletException;
import java.io.IOException;
import java.io.Serializable;

/** The API's class, as far as the bridge uses it. */
public abstract class HttpServlet implements Serializable {
    private static final long serialVersionUID = 1L;

    /** For servlets. */
    protected HttpServlet() {}

    /** From the deployment descriptor, which the test's host plays with a system property; null where it has none. */
    public String getInitParameter(String name) {
        return System.getProperty("init." + name);
    }

    /** Called once. */
    public void init() throws ServletException {}

    /** Called for each request. */
    protected void service(HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {}
}
