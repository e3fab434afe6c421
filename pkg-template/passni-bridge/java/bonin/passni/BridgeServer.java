package bonin.passni;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.concurrent.Executors;

/** The bridge as a program of its own, on the JDK's HTTP server: for agents that live outside a servlet container. */
public final class BridgeServer {
    /** Each call waits for the SSO server: so many may do so at once. */
    private static final int CALLS = 32;

    private BridgeServer() {}

    /**
     * Serves until the process ends; prints the URL.
     *
     * @param args none: the environment has PASSNI_BRIDGE_SECRET, PASSNI_BRIDGE_HOST and PASSNI_BRIDGE_PORT
     * @throws IOException if it cannot listen there
     */
    public static void main(String[] args) throws IOException {
        // Head and body of an answer are two packets: without this the second waits for a word about the first.
        System.setProperty("sun.net.httpserver.nodelay", "true");
        Map<String, String> env = System.getenv();
        try {
            PassniBridge bridge = new PassniBridge(env.get(PassniBridge.SECRET));
            InetAddress host = InetAddress.getByName(env.getOrDefault("PASSNI_BRIDGE_HOST", "127.0.0.1"));
            int port = Integer.parseInt(env.getOrDefault("PASSNI_BRIDGE_PORT", "8090"));
            InetSocketAddress address = serve(bridge, new InetSocketAddress(host, port));
            System.out.println("Bridge to Pass-Ni: http:/" + address);
        } catch (IllegalArgumentException refused) {
            System.err.println(refused.getMessage());
            System.exit(1);
        }
    }

    /**
     * For programs that have a bridge with a log-off of their own.
     *
     * @param bridge what answers
     * @param address where; port 0 is any that is free
     * @return where it listens
     * @throws IOException if it cannot
     */
    public static InetSocketAddress serve(PassniBridge bridge, InetSocketAddress address) throws IOException {
        HttpServer server = HttpServer.create(address, 0);
        server.setExecutor(Executors.newFixedThreadPool(CALLS));
        server.createContext("/", exchange -> exchange(bridge, exchange));
        server.start();
        return server.getAddress();
    }

    private static void exchange(PassniBridge bridge, HttpExchange exchange) throws IOException {
        try (exchange) {
            String method = exchange.getRequestMethod();
            PassniBridge.Answer answer = bridge.handle(
                    method,
                    exchange.getRequestURI().getPath(),
                    exchange.getRequestHeaders().getFirst("Content-Type"),
                    exchange.getRequestHeaders().getFirst("Authorization"),
                    exchange.getRequestBody());
            answer.headers().forEach(exchange.getResponseHeaders()::set);
            boolean head = method.equals("HEAD");
            exchange.sendResponseHeaders(answer.status(), head ? -1 : answer.body().length);
            if (head) return;
            try (OutputStream out = exchange.getResponseBody()) {
                out.write(answer.body());
            }
        }
    }
}
