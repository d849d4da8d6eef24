import Octets
import SASL
import Testing

@Suite("What a line of a login contains")
struct SASLDecoderTests {
  /// `user=ann password=*`, then what is wrong.
  private static func text(_ content: SASLLine) -> String {
    let fields = content.fields.map { "\($0.name.rawValue)=\($0.value ?? "*")" }
    return (fields + content.faults.map { "!\($0)" }).joined(separator: " ")
  }

  private static func initial(_ mechanism: String, _ line: String) -> SASLLine {
    var reader = SASLDecoder(mechanism: mechanism)
    return reader.read(initialResponse: octets(line), isUserName: mechanism == "LOGIN")
  }

  private static func base64(_ text: String) -> String { Base64.encode(octets(text)) }

  @Test(
    "the first line of each mechanism, without its secret",
    arguments: [
      ("PLAIN", "\0ann\0hunter2", "user=ann password=*"),
      ("plain", "bob\0ann\0hunter2", "authorization=bob user=ann password=*"),
      ("LOGIN", "ann", "user=ann"),
      ("CRAM-MD5", "ann b913a602c7eda7a495b4e6e7334d3890", "user=ann digest=*"),
      ("SCRAM-SHA-256", "n,,n=a=2Cnn,r=abc", "user=a,nn nonce=abc"),
      ("SCRAM-SHA-1", "n,a=bob,n=ann,r=abc", "authorization=bob user=ann nonce=abc"),
      ("SCRAM-SHA-256-PLUS", "p=tls-unique,,n=ann,r=abc", "user=ann nonce=abc channel-binding=p=tls-unique"),
      ("XOAUTH2", "user=ann@x.test\u{1}auth=Bearer hunter2\u{1}\u{1}", "user=ann@x.test token=*"),
      (
        "OAUTHBEARER", "n,a=ann@x.test,\u{1}host=x.test\u{1}port=587\u{1}auth=Bearer hunter2\u{1}\u{1}",
        "user=ann@x.test host=x.test port=587 token=*"
      ),
      ("EXTERNAL", "ann", "authorization=ann"), ("ANONYMOUS", "some words", "trace=some words"),
      ("NTLM", "hunter2", "other=*"),
    ])
  func first(_ mechanism: String, _ plain: String, _ content: String) {
    #expect(Self.text(Self.initial(mechanism, Self.base64(plain))) == content)
  }

  @Test(
    "what people get wrong by hand has a name, and shows nothing of the secret",
    arguments: [
      ("PLAIN", "ann hunter2", "!notBase64"), ("PLAIN", "hunter2!", "!notBase64"), ("PLAIN", "hunter22", "!notText"),
      ("PLAIN", base64("ann hunter2"), "!missingNULs(found: 0)"),
      ("PLAIN", base64("ann\0hunter2"), "!missingNULs(found: 1)"),
      ("PLAIN", base64("\0ann\0hunter2\0"), "!missingNULs(found: 3)"),
      ("PLAIN", base64("\\0ann\\0hunter2"), "!spelledNULs"),
      ("PLAIN", base64("\0ann\0hunter2\n"), "user=ann password=* !lineEnd"),
      ("PLAIN", base64("\0ann\0hunter2\r\n"), "user=ann password=* !lineEnd"),
      ("PLAIN", "AGFubgBodW50ZXIyMg", "user=ann password=* !padding"),
      ("PLAIN", "AGFubgBodW50ZXIyMg=", "user=ann password=* !padding"),
      ("PLAIN", "AGFubgBodW50ZXIyMg== ", "user=ann password=* !blanks"),
      ("PLAIN", "AD8_Pz8APj4-PgA=", "!missingNULs(found: 3) !urlSafe"),
      ("PLAIN", "AD8_Pz8APj4-Pg==", "user=???? password=* !urlSafe"),
      ("LOGIN", base64("ann\n"), "!lineEnd"), ("LOGIN", base64("\0ann\0hunter2"), "!plainMessage"),
      ("LOGIN", base64("ann hunter2"), "!otherForm"), ("LOGIN", "ann", "!notBase64"),
      ("CRAM-MD5", base64("ann hunter2"), "!otherForm"), ("CRAM-MD5", base64("\0ann\0hunter2"), "!plainMessage"),
      ("SCRAM-SHA-256", base64("n=ann,r=x"), "!otherForm"),
      ("XOAUTH2", base64("hunter2"), "!otherForm"),
      ("XOAUTH2", base64("user=ann\u{1}auth=Bearer hunter2\u{1}"), "!otherForm"),
    ])
  func mistakes(_ mechanism: String, _ line: String, _ content: String) {
    let read = Self.text(Self.initial(mechanism, line))
    #expect(Set(read.split(separator: " ")) == Set(content.split(separator: " ")) || read == content)
    #expect(!read.contains("hunter2"))
  }

  @Test("nothing, an equals sign and a star")
  func special() {
    var reader = SASLDecoder(mechanism: "PLAIN")
    #expect(reader.read(initialResponse: octets("=")).form == .empty)
    #expect(reader.read(client: []).form == .empty)
    #expect(reader.read(client: octets("*")).form == .cancelled)
    #expect(reader.read(client: octets("=")).form == .words)
    #expect(reader.read(server: []).form == .empty)
    #expect(reader.read(server: octets("go on")) == reader.read(server: octets("go on, please")))
    #expect(reader.read(client: octets("AGFubgBodW50ZXIy")).form == .base64(octets: 12))
  }

  @Test("of a LOGIN only what the conversation takes for the user name is shown")
  func login() {
    var decoder = SASLDecoder(mechanism: "LOGIN")
    #expect(Self.text(decoder.read(server: octets(Self.base64("User Name\0")))) == "prompt=User Name")
    #expect(Self.text(decoder.read(client: octets(Self.base64("ann")), isUserName: true)) == "user=ann")
    #expect(Self.text(decoder.read(server: octets(Self.base64("Username:")))) == "prompt=Username:")
    #expect(Self.text(decoder.read(client: octets(Self.base64("hunter2")))) == "password=*")
  }

  @Test("SCRAM's whole conversation, the proof left out")
  func scram() {
    var reader = SASLDecoder(mechanism: "SCRAM-SHA-256")
    _ = reader.read(initialResponse: octets(Self.base64("n,,n=ann,r=abc")))
    #expect(
      Self.text(reader.read(server: octets(Self.base64("r=abcdef,s=W22Z,i=4096"))))
        == "nonce=abcdef salt=W22Z rounds=4096")
    #expect(
      Self.text(reader.read(client: octets(Self.base64("c=biws,r=abcdef,p=hunter2")))) == "nonce=abcdef proof=*")
    #expect(Self.text(reader.read(server: octets(Self.base64("v=AAAA")))) == "server-signature=AAAA")
    #expect(Self.text(reader.read(server: octets(Self.base64("e=invalid-proof")))) == "error=invalid-proof")
  }

  @Test(
    "what a server says about a token is shown as it is",
    arguments: [#"{"status":"401","schemes":"bearer","scope":"https://mail.google.com/"}"#, "{}", "no object"])
  func token(_ json: String) {
    for mechanism in ["XOAUTH2", "OAUTHBEARER"] {
      var reader = SASLDecoder(mechanism: mechanism)
      #expect(Self.text(reader.read(server: octets(Self.base64(json)))) == "error=\(json)")
    }
  }

  @Test("CRAM-MD5's challenge, and one that is no base64")
  func cram() {
    var reader = SASLDecoder(mechanism: "CRAM-MD5")
    #expect(Self.text(reader.read(server: octets(Self.base64("<1.2@x.test>")))) == "challenge=<1.2@x.test>")
    #expect(Self.text(reader.read(server: octets("<1.2@x.test>"))) == "!notBase64")
    #expect(Self.text(reader.read(server: [0x2f, 0x2f, 0x2f, 0x2f])) == "!notText")
  }

  @Test("a name is what may be shown: base64 of a text without blanks and NULs")
  func userName() {
    for name in ["ann", "ann@x.test", "j\u{f6}rg"] { #expect(SASLDecoder.isUserName(octets(Self.base64(name)))) }
    for line in ["", "hunter2", "hunter22", Self.base64("ann hunter2"), Self.base64("\0ann\0p"), Self.base64("ann\n")] {
      #expect(!SASLDecoder.isUserName(octets(line)))
    }
  }

  @Test("any octets are read, and no line has a way to trap")
  func garbage() {
    var generator = SystemRandomNumberGenerator()
    for mechanism in ["PLAIN", "LOGIN", "CRAM-MD5", "SCRAM-SHA-256", "XOAUTH2", "OAUTHBEARER", "EXTERNAL", "X"] {
      var reader = SASLDecoder(mechanism: mechanism)
      for _ in 0..<300 {
        let marks = octets("n,=a\u{1}\0{}[]\":\\u ")
        let plain = (0..<Int.random(in: 0...24, using: &generator)).map { _ in marks.randomElement() ?? 0 }
        let line = Bool.random() ? octets(Base64.encode(plain)) : plain
        #expect(reader.read(server: line).fields.allSatisfy { !$0.isSecret })
        #expect(reader.read(client: line).faults.count <= 4)
      }
    }
  }
}
