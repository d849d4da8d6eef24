import COpenSSL

/// The version of OpenSSL that is loaded, which need not be the one whose headers were compiled: `3.0.20`.
package enum OpenSSLVersion {
  package static var text: String { String(cString: OpenSSL_version(OPENSSL_VERSION_STRING)) }
}
