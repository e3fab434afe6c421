package com.ubintis.agt5.api;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;

/**
 * What the agent says to what, read from the file that the system property `agent.script` names: for `getToken(a, b, c)`
 * its value, and for `getToken(a, b, c) code` the error code after it. A value of `(null)` is null, `(throw)` throws, and
 * with ` meet` so many calls wait for each other.
 */
final class Script {
    private static final Properties LINES = new Properties();
    private static final CyclicBarrier MEETING = new CyclicBarrier(8);

    static {
        try (InputStream file = Files.newInputStream(Path.of(System.getProperty("agent.script")))) {
            LINES.load(file);
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }

    private Script() {}

    /** A call as the script names it. */
    static String call(String method, String... args) {
        return method + "(" + String.join(", ", args) + ")";
    }

    /** A call's answer and error code. */
    static String[] play(String call) {
        String value = LINES.getProperty(call, "");
        if (value.equals("(throw)")) throw new IllegalStateException("It was " + call);
        String code = LINES.getProperty(call + " code", LINES.containsKey(call) ? "" : "UNSCRIPTED");
        return new String[] {value.equals("(null)") ? null : value, code.equals("(null)") ? null : code};
    }

    /** Waits where the script says so, for the others of which it says so. */
    static void meet(String call) {
        try {
            if (LINES.containsKey(call + " meet")) MEETING.await(20, TimeUnit.SECONDS);
        } catch (Exception alone) {
            throw new IllegalStateException(alone);
        }
    }
}
