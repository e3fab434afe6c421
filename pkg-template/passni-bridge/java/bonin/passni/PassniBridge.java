package bonin.passni;

import com.ubintis.agt5.api.ApiAgentService;
import com.ubintis.agt5.api.ApiDataService;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;

/**
 * The Pass-Ni agent as six JSON calls, which openapi.json describes; no HTTP server in particular.
 *
 * <p>Immutable, so that any number of threads may use one. Whoever it is that calls is told by the secret alone:
 * nothing but the proxy should be able to reach it.
 */
public class PassniBridge {
    /** The environment variable that holds the secret, for those who start a bridge. */
    public static final String SECRET = "PASSNI_BRIDGE_SECRET";

    /** A token has some 640 characters and a User-Agent at most 1024; what is larger is a mistake or an attack. */
    private static final int BODY_LIMIT = 16 * 1024;

    private static final Map<String, List<String>> ROUTES = Map.of(
            "/token", List.of("ssoCode", "userIp", "userAgent"),
            "/user-data", List.of("token", "userIp", "userAgent"),
            "/sso-code", List.of("token", "userIp", "userAgent"),
            "/login-check", List.of("token"),
            "/agents", List.of(),
            "/logout", List.of("token"));

    private static final Map<String, Pattern> MEMBERS = Map.of(
            "ssoCode", Pattern.compile("[!-~]{1,512}"),
            "token", Pattern.compile("[!-~]{1,4096}"),
            "userIp", Pattern.compile("[0-9A-Fa-f:.]{2,45}"),
            "userAgent", Pattern.compile("[\\t\\P{Cc}]{0,1024}"));

    private static final Pattern JSON = Pattern.compile("(?i)application/json\\s*(;\\s*charset=\"?utf-8\"?\\s*)?");
    private static final Pattern LONG_ENOUGH = Pattern.compile("[!-~]{32,}");
    private static final System.Logger LOG = System.getLogger(PassniBridge.class.getName());

    private final byte[] secret;

    /**
     * A bridge for whoever knows the secret.
     *
     * @param secret 32 visible ASCII characters or more, without spaces; the proxy's setting {@code bridgeSecret}
     * @throws IllegalArgumentException if it is anything else
     */
    public PassniBridge(String secret) {
        if (secret == null || !LONG_ENOUGH.matcher(secret).matches()) {
            throw new IllegalArgumentException(SECRET + " has to be 32 or more visible ASCII characters.");
        }
        this.secret = secret.getBytes(StandardCharsets.US_ASCII);
    }

    /**
     * Log-off at the SSO server. The agent's documented API has no call for it, so this does nothing and says so.
     * Override it if your agent or your contract has one.
     *
     * @param token the user's token
     * @return whether the user is now logged out of every linked system
     * @throws Exception whatever it is, the answer is {@code BRIDGE_AGENT_FAILED} and only its class is logged
     */
    protected boolean logout(String token) throws Exception {
        return false;
    }

    /**
     * Answers one request.
     *
     * @param method the HTTP method
     * @param path what follows the bridge's own URL, with the slash, decoded; null for nothing
     * @param contentType that header, or null
     * @param authorization that header, or null
     * @param body read only where the secret is right, and never beyond the limit
     * @return what to send, whatever the request was
     * @throws IOException if the body cannot be read
     */
    public Answer handle(String method, String path, String contentType, String authorization, InputStream body)
            throws IOException {
        if (!knows(authorization)) {
            return Answer.failure(401, "BRIDGE_UNAUTHORIZED", Map.of("WWW-Authenticate", "Bearer"));
        }
        List<String> members = path == null ? null : ROUTES.get(path);
        if (members == null) return Answer.failure(404, "BRIDGE_NOT_FOUND", Map.of());
        if (!method.equals("POST")) return Answer.failure(405, "BRIDGE_BAD_METHOD", Map.of("Allow", "POST"));
        if (contentType == null || !JSON.matcher(contentType.strip()).matches()) {
            return Answer.failure(415, "BRIDGE_BAD_TYPE", Map.of());
        }
        byte[] bytes = body.readNBytes(BODY_LIMIT + 1);
        if (bytes.length > BODY_LIMIT) return Answer.failure(413, "BRIDGE_TOO_LARGE", Map.of());
        Map<String, String> request = new HashMap<>();
        try {
            Map<?, ?> sent = object(StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
            for (String name : members) {
                if (!(sent.get(name) instanceof String given) || !MEMBERS.get(name).matcher(given).matches()) {
                    throw new Json.Broken();
                }
                request.put(name, given);
            }
        } catch (CharacterCodingException | Json.Broken refused) {
            return Answer.failure(400, "BRIDGE_BAD_REQUEST", Map.of());
        }
        return ask(path, request);
    }

    private boolean knows(String authorization) {
        String scheme = "Bearer ";
        if (authorization == null || !authorization.regionMatches(true, 0, scheme, 0, scheme.length())) return false;
        byte[] given = authorization.substring(scheme.length()).getBytes(StandardCharsets.UTF_8);
        return MessageDigest.isEqual(secret, given);
    }

    /** An exception may be about what the user sent: of its text nothing is told or logged. */
    private Answer ask(String path, Map<String, String> request) {
        try {
            return Answer.of(200, said(path, request));
        } catch (Exception | LinkageError failure) {
            StackTraceElement[] stack = failure.getStackTrace();
            LOG.log(System.Logger.Level.ERROR, "{0}: {1} at {2}",
                    path, failure.getClass().getName(), stack.length == 0 ? "?" : stack[0]);
            return Answer.failure(502, "BRIDGE_AGENT_FAILED", Map.of());
        }
    }

    /**
     * The agent keeps a call's error code in the instance that was called: hence a new one for each call. Its null,
     * which it does not document, fails like anything else that it should not say.
     */
    private Map<?, ?> said(String path, Map<String, String> request) throws Exception {
        String token = request.get("token");
        String ip = request.get("userIp");
        String userAgent = request.get("userAgent");
        if (path.equals("/logout")) return Map.of("propagated", logout(token));
        if (path.equals("/agents")) {
            ApiDataService data = new ApiDataService();
            String list = data.getAgentList();
            if ("none".equals(list)) return Map.of("agents", List.of());
            return list.isEmpty() ? refusal(data::getErrorCode) : Map.of("agents", objects(list));
        }
        ApiAgentService agent = new ApiAgentService();
        String result = switch (path) {
            case "/token" -> agent.getToken(request.get("ssoCode"), ip, userAgent);
            case "/user-data" -> agent.getUserData(token, ip, userAgent);
            case "/sso-code" -> agent.getSsoCode(token, ip, userAgent);
            default -> agent.getLoginCheck(token);
        };
        if (result.isEmpty()) return refusal(agent::getErrorCode);
        return switch (path) {
            case "/token" -> Map.of("token", result);
            case "/user-data" -> Map.of("userData", object(result));
            case "/sso-code" -> Map.of("ssoCode", result);
            default -> object(result);
        };
    }

    private static Map<?, ?> refusal(Callable<String> errorCode) throws Exception {
        String code = errorCode.call();
        if (code.isEmpty()) throw new IllegalStateException();
        return Map.of("errorCode", code);
    }

    private static Map<?, ?> object(String text) {
        if (Json.read(text) instanceof Map<?, ?> object) return object;
        throw new Json.Broken();
    }

    private static List<?> objects(String text) {
        if (Json.read(text) instanceof List<?> list && list.stream().allMatch(Map.class::isInstance)) return list;
        throw new Json.Broken();
    }

    /**
     * What to send back.
     *
     * @param status the HTTP status
     * @param headers all that the answer needs, but for its length
     * @param body JSON in UTF-8
     */
    public record Answer(int status, Map<String, String> headers, byte[] body) {
        private static final Map<String, String> ALWAYS =
                Map.of("Content-Type", "application/json; charset=utf-8", "Cache-Control", "no-store");

        private static Answer of(int status, Map<?, ?> body) {
            return new Answer(status, ALWAYS, Json.write(body).getBytes(StandardCharsets.UTF_8));
        }

        private static Answer failure(int status, String code, Map<String, String> headers) {
            Map<String, String> all = new TreeMap<>(ALWAYS);
            all.putAll(headers);
            return new Answer(status, all, of(status, Map.of("errorCode", code)).body());
        }
    }
}
