// A certificate for localhost that nobody vouches for, good for a hundred years, and its key.
export const key = `-----BEGIN EC PRIVATE KEY-----
MHcCAQEEIOMweQF9qyPaRXSVD/vRMFuI9uSOfIWO7g2p7vg6gs+XoAoGCCqGSM49
AwEHoUQDQgAER//oprGb0ds3ui1opaSeyQXq5LmgH0ECAV1eetfjSPoMaliRZPrs
mC4UD3vFk8iAPaYFieXu+wE/cNq3u618rg==
-----END EC PRIVATE KEY-----
`;

export const cert = `-----BEGIN CERTIFICATE-----
MIIBlTCCATugAwIBAgIUHq6zHk0kJLbH/ErSbehQdSUYLcIwCgYIKoZIzj0EAwIw
FDESMBAGA1UEAwwJbG9jYWxob3N0MCAXDTI2MTEyODA4MzEwMloYDzIxMjYxMTA0
MDgzMTAyWjAUMRIwEAYDVQQDDAlsb2NhbGhvc3QwWTATBgcqhkjOPQIBBggqhkjO
PQMBBwNCAARH/+imsZvR2ze6LWilpJ7JBerkuaAfQQIBXV561+NI+gxqWJFk+uyY
LhQPe8WTyIA9pgWJ5e77AT9w2re7rXyuo2kwZzAdBgNVHQ4EFgQUAFfbPrsy8Qy+
mmm2ppZ+KOwvscIwHwYDVR0jBBgwFoAUAFfbPrsy8Qy+mmm2ppZ+KOwvscIwDwYD
VR0TAQH/BAUwAwEB/zAUBgNVHREEDTALgglsb2NhbGhvc3QwCgYIKoZIzj0EAwID
SAAwRQIgAhHnCr7PyiVXggsXJYDy/AulpestleYAiL111853SaECIQDXDZE/xsec
9OccxSKAWL/Bo2mI9cN+LQWT/K7RF7hAFA==
-----END CERTIFICATE-----
`;
