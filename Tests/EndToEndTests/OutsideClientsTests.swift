import SASL
import TestSupport
import Testing

extension WithoutTerminal {
  /// Clients of other make and `smtp-tutor serve`.
  @Suite("Outside clients at the practice server", .serialized)
  struct OutsideClientsTests {
    private static let mail = "From: Bugs Bunny\nSubject: Hi\n\n.dot\nHi there!\n"

    private static func client(_ name: String, _ arguments: [String], input: String = "") async throws -> Run {
      try await Run.program(
        Peers.require(name), arguments,
        environment: ["LD_LIBRARY_PATH": Peers.libraries(), "HOME": "/nonexistent"], input: Array(input.utf8))
    }

    private static func swaks(_ arguments: [String]) async throws -> Run {
      let script = try Peers.require("usr/bin/swaks")
      return try await Run.program(
        "/usr/bin/perl", [script] + arguments,
        environment: [
          "LD_LIBRARY_PATH": Peers.libraries(), "PERL5LIB": Peers.require("perl"), "HOME": "/nonexistent",
        ])
    }

    @Test("swaks in clear: what it says and what it is told stands in the live view, octet by octet")
    func clear() async throws {
      let served = try await Served.start()
      let run = try await Self.swaks([
        "--server", "127.0.0.1:\(served.port)", "--ehlo", "client.test", "--from", "ann@client.test", "--to",
        "bob@christian.net", "--data", "Subject: x\\n\\n.dot\\nHi",
      ])
      #expect(run.status == 0, "\(run.outputText)")
      let session = try await served.session()
      #expect(
        session.filter { !$0.hasPrefix("# ") && !$0.hasPrefix("S: 250") } == [
          "S: 220 ESMTP server ready", "C: EHLO client.test", "C: MAIL FROM:<ann@client.test>",
          "C: RCPT TO:<bob@christian.net>", "C: DATA",
          #"S: 354 Enter message, ending with "." on a line by itself"#, "C: Subject: x", "C: ", "C: ..dot", "C: Hi",
          "C: .", "C: QUIT", "S: 221 mail.christian.net closing connection",
        ])
      #expect(Served.notes(session).contains("delivered to bob@christian.net, id "))
    }

    @Test(
      "swaks with STARTTLS, the certificate verified, and each mechanism it knows",
      arguments: ["PLAIN", "LOGIN", "CRAM-MD5"])
    func swaksLogin(mechanism: String) async throws {
      let served = try await Served.start()
      let run = try await Self.swaks([
        "--server", "127.0.0.1:\(served.port)", "--from", "bugs@christian.net", "--to", "elmer@acme.test", "--tls",
        "--tls-verify", "--tls-ca-path", served.authority, "--auth", mechanism, "--auth-user", "bugs",
        "--auth-password", "whats-up-doc",
      ])
      #expect(run.status == 0, "\(run.outputText)")
      let session = try await served.session()
      #expect(session.contains("S: 220 TLS go ahead"))
      #expect(session.contains("S: 235 Authentication succeeded"))
      #expect(session.contains { $0.hasPrefix("C: AUTH \(mechanism)") })
      let notes = Served.notes(session)
      #expect(notes.contains("login as bugs@christian.net with \(mechanism): right"))
      #expect(notes.contains("the password itself was not sent") == (mechanism == "CRAM-MD5"))
      #expect(notes.contains("delivered to elmer@acme.test"))
      for secret in ["whats-up-doc", "d2hhdHMtdXAtZG9j", "AGJ1Z3MAd2hhdHMtdXAtZG9j"] {
        #expect(!session.contains { $0.contains(secret) })
      }
      #expect(session.contains("C: ****") || session.contains("C: AUTH \(mechanism) ****"))
    }

    @Test("swaks does not believe a certificate it has no authority for, and the live view says so")
    func distrust() async throws {
      let served = try await Served.start()
      let run = try await Self.swaks([
        "--server", "127.0.0.1:\(served.port)", "--to", "bob@christian.net", "--tls", "--tls-verify",
      ])
      #expect(run.status != 0)
      #expect(try await !served.session().contains("C: DATA"))
    }

    @Test("curl: STARTTLS with SCRAM-SHA-256, and TLS at once", arguments: [false, true])
    func curl(atOnce: Bool) async throws {
      let served = try await Served.start()
      let url = atOnce ? "smtps://127.0.0.1:\(served.tlsPort)" : "smtp://127.0.0.1:\(served.port)"
      let run = try await Self.client(
        "usr/bin/curl",
        [
          "--silent", "--show-error", "--ssl-reqd", "--cacert", served.authority, url, "--mail-from",
          "daffy@christian.net", "--mail-rcpt", "bob@christian.net", "--user", "daffy:rabbit-season", "--upload-file",
          "-",
        ], input: Self.mail)
      #expect(run.status == 0, "\(run.errorText)")
      let session = try await served.session()
      #expect(session.contains("S: 235 Authentication succeeded"))
      #expect(session.contains("C: ..dot"))
      #expect(session.contains("S: 220 TLS go ahead") != atOnce)
      let notes = Served.notes(session)
      #expect(notes.contains("TLS 1.3, TLS_"))
      #expect(notes.contains("login as daffy@christian.net with "))
      #expect(notes.contains("delivered to bob@christian.net"))
    }

    @Test("curl with a wrong password is refused, and the password is nowhere to be seen")
    func wrongPassword() async throws {
      let served = try await Served.start()
      let run = try await Self.client(
        "usr/bin/curl",
        [
          "--silent", "--ssl-reqd", "--cacert", served.authority, "smtp://127.0.0.1:\(served.port)", "--mail-from",
          "bugs@christian.net", "--mail-rcpt", "bob@christian.net", "--login-options", "AUTH=PLAIN", "--user",
          "bugs:carrots", "--upload-file", "-",
        ], input: Self.mail)
      #expect(run.status == 67)
      let session = try await served.session()
      #expect(session.contains("S: 535 Incorrect authentication data"))
      #expect(!session.contains("C: DATA"))
      #expect(!served.output.contains("carrots") && !served.output.contains("Y2Fycm90cw"))
    }

    private static func openssl(_ served: Served, trusting: Bool) async throws -> Run {
      try await client(
        "usr/bin/openssl",
        [
          "s_client", "-starttls", "smtp", "-connect", "127.0.0.1:\(served.port)", "-verify_return_error", "-crlf",
          "-quiet", "-verify_ip", "127.0.0.1",
        ] + (trusting ? ["-CAfile", served.authority] : []),
        input: "EHLO client.test\nQUIT\n")
    }

    @Test("openssl s_client -starttls smtp goes on with the session it has encrypted")
    func sClient() async throws {
      let served = try await Served.start()
      let run = try await Self.openssl(served, trusting: true)
      #expect(run.outputText.contains("250-AUTH SCRAM-SHA-256 CRAM-MD5 PLAIN LOGIN"), "\(run.errorText)")
      #expect(run.outputText.contains("221 mail.christian.net closing connection"))
      #expect(try await served.session().filter { $0 == "C: EHLO client.test" }.count == 1)
    }

    static let certificates = [
      ("expired", "certificate has expired"), ("not-yet-valid", "certificate is not yet valid"),
      ("wrong-name", "IP address mismatch"), ("self-signed", "self-signed certificate"),
      ("unknown-authority", "unable to get local issuer certificate"),
      ("missing-intermediate", "unable to get local issuer certificate"),
    ]

    @Test("openssl finds what a scenario has done to the certificate, and stops", arguments: certificates)
    func scenario(name: String, reason: String) async throws {
      let served = try await Served.start(["--scenario", name])
      let run = try await Self.openssl(served, trusting: true)
      #expect(run.errorText.contains(reason), "\(run.errorText)")
      #expect(!run.outputText.contains("221 "))
      let notes = Served.notes(try await served.session())
      #expect(notes.contains("the client does not believe our certificate"))
    }

    @Test(
      "curl that insists on TLS says nothing in clear where there is none",
      arguments: ["no-starttls", "454", "stripped"])
    func noTLS(scenario: String) async throws {
      let served = try await Served.start(["--scenario", scenario])
      let run = try await Self.client(
        "usr/bin/curl",
        [
          "--silent", "--ssl-reqd", "--cacert", served.authority, "smtp://127.0.0.1:\(served.port)", "--mail-from",
          "a@b.test", "--mail-rcpt", "bob@christian.net", "--upload-file", "-",
        ], input: Self.mail)
      #expect(run.status == 64)
      #expect(try await !served.session().contains { $0.hasPrefix("C: MAIL") })
    }
  }
}
