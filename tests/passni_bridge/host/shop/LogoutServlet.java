package shop;

import bonin.passni.PassniBridge;
import bonin.passni.PassniBridgeServlet;

/** An operator's own log-off, as the bridge's README shows it. */
public class LogoutServlet extends PassniBridgeServlet {
    private static final long serialVersionUID = 1L;

    /** Made by the container. */
    public LogoutServlet() {}

    @Override
    protected PassniBridge bridge(String secret) {
        return new PassniBridge(secret) {
            @Override
            protected boolean logout(String token) throws Exception {
                if (token.endsWith("throw")) throw new Exception("It was " + token);
                return token.endsWith("everywhere");
            }
        };
    }
}
