import Octets
import SASL
import SMTP
import TLS
import Testing

@testable import Annotations

@Suite("What a line of a login contains, in words")
struct LoginWordsTests {
  @Test(
    "each part has a name, and a secret is stars of one length",
    arguments: [
      ("PLAIN", "\0ann\0x", "This line says, in base64: user name ann; password ********."),
      ("PLAIN", "\0ann\0correct horse", "This line says, in base64: user name ann; password ********."),
      ("PLAIN", "\0\0x", "This line says, in base64: user name (empty); password ********."),
      (
        "CRAM-MD5", "ann b913a602c7eda7a495b4e6e7334d3890",
        "This line says, in base64: user name ann; digest of challenge and password ********."
      ),
      ("NTLM", "hunter2", "This line says, in base64: it says ********."),
    ])
  func client(_ mechanism: String, _ text: String, _ words: String) {
    var reader = SASLDecoder(mechanism: mechanism)
    let content = reader.read(initialResponse: octets(Base64.encode(octets(text))))
    #expect(LoginWords(content: content, side: .client).contents == words)
  }

  @Test(
    "a line end in what a server asks begins no line of ours",
    arguments: [
      ("LOGIN", "Username:\nTLS 1.3, verified"), ("CRAM-MD5", "<x\nTLS 1.3, verified@h>"),
      ("SCRAM-SHA-256", "e=x\nTLS 1.3"),
      ("XOAUTH2", "{\"status\":\"401\"}\nTLS 1.3"), ("LOGIN", "a\u{2028}b\u{85}c\rd"),
    ])
  func forged(mechanism: String, text: String) throws {
    var decoder = SASLDecoder(mechanism: mechanism)
    let content = decoder.read(server: octets(Base64.encode(octets(text))))
    let words = try #require(LoginWords(content: content, side: .server).contents)
    let hasLineEnd = words.contains { $0.isNewline }
    let isSpelt = words.contains("\\n") || words.contains("\\r")
    #expect(!hasLineEnd)
    #expect(isSpelt)
  }

  @Test("what the server asks stands in quotes, and a long value is cut")
  func server() {
    var login = SASLDecoder(mechanism: "LOGIN")
    let asked = login.read(server: octets("VXNlcm5hbWU6"))
    #expect(LoginWords(content: asked, side: .server).contents == "The server says, in base64: it asks \"Username:\".")
    #expect(LoginWords(content: login.read(server: []), side: .server).contents == "The server only says: go on.")
    var cram = SASLDecoder(mechanism: "CRAM-MD5")
    let long = cram.read(server: octets(Base64.encode(octets(String(repeating: "x", count: 900)))))
    #expect(LoginWords(content: long, side: .server).contents?.hasSuffix("xxx....") == true)
    #expect(LoginWords(content: long, side: .server).contents?.count ?? 0 < 300)
  }

  @Test(
    "what people get wrong is told with what makes it right",
    arguments: [
      ("ann hunter2", "printf '%s' WORD | base64"), ("\(Base64.encode(octets("\0ann\0hunter2\n")))", "echo adds one"),
      (Base64.encode(octets("ann hunter2")), #"printf '\0USER\0PASSWORD' | base64 makes it."#),
      (Base64.encode(octets("\\0ann\\0hunter2")), "spelt out"), ("AGFubgBodW50ZXIyMg", "multiple of 4"),
    ])
  func faults(_ line: String, _ words: String) {
    var reader = SASLDecoder(mechanism: "PLAIN")
    let said = LoginWords(content: reader.read(initialResponse: octets(line)), side: .client).faults
    #expect(said.contains { $0.contains(words) })
    #expect(!said.joined().contains("hunter2"))
  }
}

private func octets(_ text: String) -> [UInt8] { Array(text.utf8) }
