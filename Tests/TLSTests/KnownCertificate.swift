import TLS

/// A certificate that openssl(1) made, with what openssl(1) says of it:
///
///     openssl req -x509 -newkey rsa:1024 -sha1 -nodes -set_serial 0x0a1b2c -days 1
///         -subj /C=US/O=Example/CN=mx.example.org
///         -addext subjectAltName=DNS:mx.example.org,IP:192.0.2.7,URI:https://example.org/
///     openssl x509 -noout -dates -fingerprint -sha256 -dateopt iso_8601
enum KnownCertificate {
  static let notBefore = CertificateTime(secondsSince1970: 1_795_462_036, text: "2026-11-23 19:27:16Z")
  static let notAfter = CertificateTime(secondsSince1970: 1_795_548_436, text: "2026-11-24 19:27:16Z")
  static let fingerprint =
    "87:6A:6F:AE:FE:4F:79:3D:02:E5:87:3B:C7:3E:BC:C5:"
    + "89:04:C7:D4:2C:8D:47:76:B3:1C:DD:0F:5A:1F:80:19"
  static let pem = """
    -----BEGIN CERTIFICATE-----
    MIICdDCCAd2gAwIBAgIDChssMA0GCSqGSIb3DQEBBQUAMDgxCzAJBgNVBAYTAlVT
    MRAwDgYDVQQKDAdFeGFtcGxlMRcwFQYDVQQDDA5teC5leGFtcGxlLm9yZzAeFw0y
    NjExMjMxOTI3MTZaFw0yNjExMjQxOTI3MTZaMDgxCzAJBgNVBAYTAlVTMRAwDgYD
    VQQKDAdFeGFtcGxlMRcwFQYDVQQDDA5teC5leGFtcGxlLm9yZzCBnzANBgkqhkiG
    9w0BAQEFAAOBjQAwgYkCgYEApi4rvcEH8mMpEiAnCkgNVgkkO64kQ8Txjyg85RaT
    UfJhE7PezBohzG+9wc3HjtEGzw4S2Pq3zykifK8y8P78QITU/uThV4KSxizF7Qh6
    LALZqlvyr5DVeTpF8cs4es8toLjadq8JOU3i+O48Ruyvkb3iXgbD3stimfBUfwty
    e/8CAwEAAaOBizCBiDAdBgNVHQ4EFgQUeAjU3UtuBWI9DW5GwoJcqUmfsMIwHwYD
    VR0jBBgwFoAUeAjU3UtuBWI9DW5GwoJcqUmfsMIwDwYDVR0TAQH/BAUwAwEB/zA1
    BgNVHREELjAsgg5teC5leGFtcGxlLm9yZ4cEwAACB4YUaHR0cHM6Ly9leGFtcGxl
    Lm9yZy8wDQYJKoZIhvcNAQEFBQADgYEADRMSRMygTOGZJdnTBNRJdKy79VQjgPPn
    rYWp8kIIAz6lCu1zrWAkBLk408ADw+tiCwL4dBs1Q7HOeRqM2x8koJKmr9kRm48o
    csonjb0mzHsdUB/sHAaYRxEW30n8laOKo1cMk79J07W1Rwrb8EgBVou6wq4d7lq+
    Htvn+GAVaRc=
    -----END CERTIFICATE-----

    """
}
