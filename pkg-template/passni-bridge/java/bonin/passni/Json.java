package bonin.passni;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * JSON as RFC 8259 has it and nothing beyond: no member twice, no half of a surrogate pair, no endless depth.
 *
 * <p>Values are Map, List, String, Boolean, null and, for numbers, {@link Numeral}.
 */
final class Json {
    /** Deeper than anything the agent answers; without an end a caller could exhaust the stack. */
    private static final int DEPTH = 16;

    private static final Pattern NUMBER = Pattern.compile("-?(0|[1-9][0-9]*)(\\.[0-9]+)?([eE][+-]?[0-9]+)?");
    private static final Pattern HEX = Pattern.compile("[0-9A-Fa-f]{4}");

    private final String text;
    private int at;

    private Json(String text) {
        this.text = text;
    }

    /** A number as it was written, so that passing it on changes nothing. */
    record Numeral(String digits) {}

    /** What was read is not JSON, or not what it should be; says no more, since the text may be personal. */
    static final class Broken extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    /**
     * Reads one value.
     *
     * @throws Broken if the text is anything else
     */
    static Object read(String text) {
        Json reader = new Json(text);
        Object value = reader.value(0);
        reader.space();
        if (reader.at != text.length()) throw new Broken();
        return value;
    }

    private Object value(int depth) {
        if (depth > DEPTH) throw new Broken();
        space();
        if (took("{")) return object(depth);
        if (took("[")) return array(depth);
        if (took("\"")) return string();
        if (took("true")) return true;
        if (took("false")) return false;
        if (took("null")) return null;
        return new Numeral(next(NUMBER));
    }

    private Map<String, Object> object(int depth) {
        Map<String, Object> members = new LinkedHashMap<>();
        space();
        if (took("}")) return members;
        do {
            space();
            need("\"");
            String name = string();
            if (members.containsKey(name)) throw new Broken();
            space();
            need(":");
            members.put(name, value(depth + 1));
            space();
        } while (took(","));
        need("}");
        return members;
    }

    private List<Object> array(int depth) {
        List<Object> items = new ArrayList<>();
        space();
        if (took("]")) return items;
        do {
            items.add(value(depth + 1));
            space();
        } while (took(","));
        need("]");
        return items;
    }

    private String string() {
        StringBuilder read = new StringBuilder();
        while (!took("\"")) {
            char next = took("\\") ? escaped() : plain();
            if (endsInHalf(read) != Character.isLowSurrogate(next)) throw new Broken();
            read.append(next);
        }
        if (endsInHalf(read)) throw new Broken();
        return read.toString();
    }

    private static boolean endsInHalf(StringBuilder read) {
        return !read.isEmpty() && Character.isHighSurrogate(read.charAt(read.length() - 1));
    }

    private char plain() {
        if (at == text.length() || text.charAt(at) < ' ') throw new Broken();
        return text.charAt(at++);
    }

    private char escaped() {
        return switch (plain()) {
            case '"' -> '"';
            case '\\' -> '\\';
            case '/' -> '/';
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'u' -> (char) Integer.parseInt(next(HEX), 16);
            default -> throw new Broken();
        };
    }

    private void space() {
        while (at < text.length() && " \t\n\r".indexOf(text.charAt(at)) >= 0) at++;
    }

    private boolean took(String expected) {
        if (!text.startsWith(expected, at)) return false;
        at += expected.length();
        return true;
    }

    private void need(String expected) {
        if (!took(expected)) throw new Broken();
    }

    private String next(Pattern pattern) {
        Matcher found = pattern.matcher(text).region(at, text.length());
        if (!found.lookingAt()) throw new Broken();
        at = found.end();
        return found.group();
    }

    /** Writes what {@link #read} gives. */
    static String write(Object value) {
        StringBuilder written = new StringBuilder();
        write(value, written);
        return written.toString();
    }

    private static void write(Object value, StringBuilder to) {
        if (value instanceof Map<?, ?> members) {
            String before = "{";
            for (Map.Entry<?, ?> member : members.entrySet()) {
                write((String) member.getKey(), to.append(before));
                write(member.getValue(), to.append(':'));
                before = ",";
            }
            to.append(members.isEmpty() ? "{}" : "}");
        } else if (value instanceof List<?> items) {
            String before = "[";
            for (Object item : items) {
                write(item, to.append(before));
                before = ",";
            }
            to.append(items.isEmpty() ? "[]" : "]");
        } else if (value instanceof String string) {
            write(string, to);
        } else {
            to.append(value instanceof Numeral number ? number.digits() : value);
        }
    }

    private static void write(String string, StringBuilder to) {
        to.append('"');
        for (char c : string.toCharArray()) {
            if (c == '"' || c == '\\') to.append('\\').append(c);
            else if (c < ' ') to.append(String.format("\\u%04x", (int) c));
            else to.append(c);
        }
        to.append('"');
    }
}
