import COpenSSL
import Testing

@testable import TLS

/// What servers had before curves: the maker makes no such keys, so that they are made here, by hand.
@Suite("Keys of the old kind")
struct RSATests {
  @Test("RSA's own key exchange, and Diffie and Hellman's, are called what they are")
  func keyExchange() throws {
    let identity = try Self.identity(bits: 2_048)
    for (cipher, expected) in [
      ("AES128-SHA", KeyExchange.rsa), ("DHE-RSA-AES128-SHA", .diffieHellman(bits: 2_048)),
      ("ECDHE-RSA-AES128-GCM-SHA256", .group("X25519")), ("TLS_AES_128_GCM_SHA256", .group("X25519")),
    ] {
      var client = TLSClientOptions(serverName: World.name)
      client.authorities = .pem(identity.certificates.joined())
      client.ciphers = cipher
      let facts = try #require(try Self.shake(client, identity).clientFacts)
      #expect(facts.cipher == cipher)
      #expect(facts.keyExchange == expected)
      #expect(facts.chain.map(\.key) == [PublicKeyFacts(kind: "RSA", bits: 2_048)])
      #expect(facts.weaknesses.isEmpty)
      #expect(facts.verification == .failed([.commonNameOnly(asked: World.name, commonName: World.name)]))
    }
  }

  @Test("a key of 1024 bits is named as weak, and one of that size for the key exchange is refused")
  func short() throws {
    let identity = try Self.identity(bits: 1_024)
    var client = TLSClientOptions(serverName: World.name)
    client.authorities = .pem(identity.certificates.joined())
    let key = PublicKeyFacts(kind: "RSA", bits: 1_024)
    let subject = "CN=\(World.name)"
    for minimum in [TLSVersion.tls12, .tls10] {
      client.minimumVersion = minimum
      let facts = try #require(try Self.shake(client, identity).clientFacts)
      #expect(facts.weaknesses == [.shortKey(certificate: subject, key)])
      guard case .failed(let failures) = facts.verification else {
        Issue.record("verified")
        return
      }
      #expect(failures.contains(.weakKey(certificate: subject, key: key)))
    }
    // OpenSSL chooses a prime as long as the key of the certificate.
    client.minimumVersion = .tls12
    let refused = try Self.shake(client, identity, serverCiphers: "DHE-RSA-AES128-GCM-SHA256")
    #expect(refused.clientFacts == nil)
    #expect(
      refused.clientFailure
        == TLSFailure(
          .tooWeak(.diffieHellman(bits: 1024)), alert: TLSAlert(number: 40, isReceived: false),
          reason: "dh key too small"))
    client.minimumVersion = .tls10
    let reached = try Self.shake(client, identity, serverCiphers: "DHE-RSA-AES128-GCM-SHA256")
    #expect(reached.clientFacts?.keyExchange == .diffieHellman(bits: 1_024))
  }

  private static func shake(
    _ client: TLSClientOptions, _ identity: Identity, serverCiphers: String? = nil
  ) throws -> JoinedEngines {
    var options = TLSServerOptions(certificate: .made(identity))
    options.minimumVersion = .tls10
    options.ciphers = serverCiphers
    let server = try TLSContext(server: options)
    withExtendedLifetime(server) {
      _ = SSL_CTX_ctrl(server.pointer, SSL_CTRL_SET_DH_AUTO, 1, nil)
      // The same group with every OpenSSL: since 3.5 two ends that may choose take X25519MLKEM768.
      var groups = Array("X25519".utf8CString)
      _ = SSL_CTX_ctrl(server.pointer, SSL_CTRL_SET_GROUPS_LIST, 0, &groups)
    }
    let engines = try JoinedEngines(client: TLSContext(client: client), server: server)
    engines.shakeHands()
    return engines
  }

  /// A certificate without extensions, signed with its own key.
  private static func identity(bits: Int32) throws -> Identity {
    let context = try #require(EVP_PKEY_CTX_new_from_name(nil, "RSA", nil))
    defer { EVP_PKEY_CTX_free(context) }
    EVP_PKEY_keygen_init(context)
    EVP_PKEY_CTX_ctrl_str(context, "rsa_keygen_bits", String(bits))
    var made: OpaquePointer?
    EVP_PKEY_generate(context, &made)
    let key = PrivateKey(owning: try #require(made))
    let certificate = Certificate(owning: try #require(X509_new()))
    certificate.lend { x509 in
      let name = X509_get_subject_name(x509)
      X509_NAME_add_entry_by_NID(
        name, NID_commonName, MBSTRING_UTF8, octets(World.name), Int32(World.name.utf8.count), -1, 0)
      X509_set_issuer_name(x509, name)
      X509_time_adj_ex(X509_getm_notBefore(x509), 0, -60, nil)
      X509_time_adj_ex(X509_getm_notAfter(x509), 0, 3_600, nil)
      key.lend {
        X509_set_pubkey(x509, $0)
        _ = X509_sign(x509, $0, EVP_sha256())
      }
    }
    return Identity(certificates: [certificate.pem], key: key.pem, isSelfSigned: true)
  }
}
