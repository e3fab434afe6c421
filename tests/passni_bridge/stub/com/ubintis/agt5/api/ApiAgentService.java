package com.ubintis.agt5.api;

/** The documented calls about users and tokens; the error code is the instance's, as in the documented example. */
public class ApiAgentService {
    private String errorCode = "";

    /** As documented. */
    public ApiAgentService() {}

    /** An sso_code for the holder of a token. */
    public String getSsoCode(String pni_token, String user_ip, String user_agent) {
        return said("getSsoCode", pni_token, user_ip, user_agent);
    }

    /** A token for an sso_code. */
    public String getToken(String sso_code, String user_ip, String user_agent) {
        return said("getToken", sso_code, user_ip, user_agent);
    }

    /** The user as JSON. */
    public String getUserData(String pni_token, String user_ip, String user_agent) {
        return said("getUserData", pni_token, user_ip, user_agent);
    }

    /** A code as JSON. */
    public String getLoginCheck(String pni_token) {
        return said("getLoginCheck", pni_token);
    }

    /** Of this instance's last call. */
    public String getErrorCode() {
        return errorCode;
    }

    private String said(String method, String... args) {
        String call = Script.call(method, args);
        String[] played = Script.play(call);
        errorCode = played[1];
        Script.meet(call);
        return played[0];
    }
}
