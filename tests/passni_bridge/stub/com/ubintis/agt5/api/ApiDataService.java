package com.ubintis.agt5.api;

import java.util.concurrent.atomic.AtomicInteger;

/** The documented call about linked systems; it takes nothing, so the script numbers the calls. */
public class ApiDataService {
    private static final AtomicInteger CALLS = new AtomicInteger();

    private String errorCode = "";

    /** As documented. */
    public ApiDataService() {}

    /** The systems as JSON, or `none`. */
    public String getAgentList() {
        String[] played = Script.play(Script.call("getAgentList", String.valueOf(CALLS.incrementAndGet())));
        errorCode = played[1];
        return played[0];
    }

    /** Of this instance's last call. */
    public String getErrorCode() {
        return errorCode;
    }
}
