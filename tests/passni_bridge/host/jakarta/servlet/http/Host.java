package jakarta.servlet.http;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.ServletOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.concurrent.Executors;

/** As much of a servlet container as the bridge's servlet needs: it is mapped to /sso/bridge/*. */
public final class Host {
    private static final String MAPPED = "/sso/bridge";

    private Host() {}

    /** Serves on any free port of this machine and prints the URL. */
    public static void main(String[] args) throws Exception {
        System.setProperty("sun.net.httpserver.nodelay", "true");
        HttpServlet servlet = (HttpServlet) Class.forName(args[0]).getDeclaredConstructor().newInstance();
        try {
            servlet.init();
        } catch (jakarta.servlet.ServletException refused) {
            System.err.println(refused.getMessage());
            System.exit(1);
        }
        HttpServer server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        server.setExecutor(Executors.newFixedThreadPool(32));
        server.createContext(MAPPED, exchange -> exchange(servlet, exchange));
        server.start();
        System.out.println("Servlet: http:/" + server.getAddress() + MAPPED);
    }

    private static void exchange(HttpServlet servlet, HttpExchange exchange) throws IOException {
        try (exchange) {
            Response response = new Response(exchange);
            servlet.service(new Request(exchange), response);
            byte[] body = response.body.toByteArray();
            boolean head = exchange.getRequestMethod().equals("HEAD");
            exchange.sendResponseHeaders(response.status, head ? -1 : body.length);
            if (!head) exchange.getResponseBody().write(body);
        } catch (jakarta.servlet.ServletException failure) {
            throw new IOException(failure);
        }
    }

    private record Request(HttpExchange exchange) implements HttpServletRequest {
        @Override
        public String getMethod() {
            return exchange.getRequestMethod();
        }

        @Override
        public String getPathInfo() {
            String rest = exchange.getRequestURI().getPath().substring(MAPPED.length());
            return rest.isEmpty() ? null : rest;
        }

        @Override
        public String getHeader(String name) {
            return exchange.getRequestHeaders().getFirst(name);
        }

        @Override
        public String getContentType() {
            return getHeader("Content-Type");
        }

        @Override
        public ServletInputStream getInputStream() {
            return new ServletInputStream() {
                @Override
                public int read() throws IOException {
                    return exchange.getRequestBody().read();
                }
            };
        }
    }

    private static final class Response implements HttpServletResponse {
        private final HttpExchange exchange;
        private final ByteArrayOutputStream body = new ByteArrayOutputStream();
        private int status = 200;

        private Response(HttpExchange exchange) {
            this.exchange = exchange;
        }

        @Override
        public void setStatus(int given) {
            status = given;
        }

        @Override
        public void setHeader(String name, String value) {
            exchange.getResponseHeaders().set(name, value);
        }

        @Override
        public void setContentLength(int length) {
            exchange.getResponseHeaders().set("Stated-Length", String.valueOf(length));
        }

        @Override
        public ServletOutputStream getOutputStream() {
            return new ServletOutputStream() {
                @Override
                public void write(int b) {
                    body.write(b);
                }
            };
        }
    }
}
