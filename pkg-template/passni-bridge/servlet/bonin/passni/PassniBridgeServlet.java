package bonin.passni;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * The bridge in the servlet container where the agent is, mapped to a path with {@code /*} at its end.
 *
 * <p>Tomcat 9 and those of its age want {@code javax} where this says {@code jakarta}; nothing else differs.
 */
public class PassniBridgeServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;

    private transient PassniBridge bridge;

    /** Made by the container. */
    public PassniBridgeServlet() {}

    /**
     * What answers; override it to answer with a log-off of your own.
     *
     * @param secret what the proxy has to know
     * @return a bridge
     */
    protected PassniBridge bridge(String secret) {
        return new PassniBridge(secret);
    }

    /** The secret is the init parameter of the environment variable's name, or that variable. */
    @Override
    public void init() throws ServletException {
        String given = getInitParameter(PassniBridge.SECRET);
        try {
            bridge = bridge(given == null ? System.getenv(PassniBridge.SECRET) : given);
        } catch (IllegalArgumentException refused) {
            throw new ServletException(refused.getMessage());
        }
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        PassniBridge.Answer answer = bridge.handle(
                request.getMethod(),
                request.getPathInfo(),
                request.getContentType(),
                request.getHeader("Authorization"),
                request.getInputStream());
        response.setStatus(answer.status());
        answer.headers().forEach(response::setHeader);
        response.setContentLength(answer.body().length);
        response.getOutputStream().write(answer.body());
    }
}
