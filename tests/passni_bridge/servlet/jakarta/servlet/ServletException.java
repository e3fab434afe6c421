package jakarta.servlet;

/** The API's class, as far as the bridge uses it. */
public class ServletException extends Exception {
    private static final long serialVersionUID = 1L;

    /** With a message. */
    public ServletException(String message) {
        super(message);
    }
}
