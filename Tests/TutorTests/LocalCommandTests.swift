import Octets
import SMTP
import Testing

@testable import Events
@testable import Typing

@Suite("A line for the tutor")
struct LocalCommandTests {
  @Test(
    "it is read whatever its case and its blanks",
    arguments: [
      (":help", .help(topic: nil)),
      (":", .help(topic: nil)),
      (":?", .help(topic: nil)),
      (": HELP  550 ", .help(topic: "550")),
      (":help :log", .help(topic: ":log")),
      (":h MAIL FROM", .help(topic: "MAIL FROM")),
      (":open", .open([])),
      (":rec", .reconnect),
      (":he 550", .help(topic: "550")),
      (":EXPL", .explain(nil)),
      (":inb bob", .inbox(["bob"])),
      (":note off", .notes(.off)),
      (":set", .set(name: nil, value: nil)),
      (":set ca-file  /my files/ca.pem ", .set(name: "ca-file", value: "/my files/ca.pem")),
      (":OPEN mail.example.org  587", .open(["mail.example.org", "587"])),
      (":close", .close),
      (":reconnect", .reconnect),
      (":inbox", .inbox([])),
      (":inbox bob 2", .inbox(["bob", "2"])),
      (":explain", .explain(nil)),
      (":explain 5.7.1", .explain("5.7.1")),
      (":state", .state),
      (":wire", .wire(nil)),
      (":wire on", .wire(true)),
      (":wire\toff", .wire(false)),
      (":timing on", .timing(true)),
      (":hints", .hints(nil)),
      (":hints off", .hints(false)),
      (":stuffing off", .stuffing(false)),
      (":notes", .notes(nil)),
      (":notes brief", .notes(.brief)),
      (":log my file", .log("my file")),
      (":log >> my file", .log("my file", appends: true)), (":log >>x", .log("x", appends: true)),
      (":log >> off", .log("off", appends: true)),
      (":play a b", .play("a b", upTo: nil)), (":play a b rcpt", .play("a b", upTo: .rcpt)),
      (":play rcpt", .play("rcpt", upTo: nil)),
      (":save", .save(nil, nil)), (":save my file", .save("my file", nil)),
      (":save my file 2-4", .save("my file", 2...4)),
      (":save x 3", .save("x", 3...3)), (":save 3", .save("3", nil)),
      (":again", .again), (":watch 30", .watch(30)), (":watch 1.5", .watch(1.5)),
      (":copy message", .copy(.message)), (":copy session", .copy(.session)),
      (":log off", .log(nil)),
      (":auth", .auth(nil)),
      (":AUTH scram-sha-256 ", .auth("scram-sha-256")),
      (":data /tmp/Mail", .data("/tmp/Mail")),
      (":quit", .quit),
      (":q", .quit),
      (":exit", .quit),
    ] as [(String, LocalCommand)])
  func reads(_ line: String, _ command: LocalCommand) throws {
    #expect(try LocalCommand(parsing: octets(line)) == command)
  }

  @Test(
    ":raw takes any octets between quotes",
    arguments: [
      (#":raw 'NOOP\r\n'"#, octets("NOOP\r\n")),
      (#":raw '\t\0\\\''"#, [9, 0, 0x5C, 0x27]),
      (#":raw '\x00\xfF\x7f'"#, [0, 0xFF, 0x7F]),
      (#":raw ' a '"#, octets(" a ")),
      (":raw 'b\u{fc}'", octets("b\u{fc}")),
      (#":RAW 'it's'"#, octets("it's")),
    ] as [(String, [UInt8])])
  func raw(_ line: String, _ bytes: [UInt8]) throws {
    #expect(try LocalCommand(parsing: octets(line)) == .raw(bytes))
  }

  @Test(
    "a mistake in :raw sends nothing and shows the form",
    arguments: [
      ":raw", ":raw '", ":raw ''", ":raw NOOP", #":raw "NOOP""#, ":raw 'NOOP", #":raw 'a\'"#, #":raw '\q'"#,
      #":raw '\x'"#, #":raw '\x4'"#, #":raw '\x4g'"#, #":raw '\x+4'"#, #":raw '\R'"#,
    ])
  func rawMistakes(_ line: String) throws {
    #expect {
      try LocalCommand(parsing: octets(line))
    } throws: { error in
      guard case .needs(let usage)? = error as? LocalCommand.ParseError else { return false }
      return usage.hasPrefix(":raw '...'")
    }
  }

  @Test(
    "a word that is missing or wrong is named",
    arguments: [
      (":wire maybe", ":wire on, or :wire off"),
      (":timing 1", ":timing on, or :timing off"),
      (":hints never", ":hints on, or :hints off"),
      (":stuffing no", ":stuffing on, or :stuffing off"),
      (":notes loud", ":notes full, brief or off"),
      (":log", ":log FILE writes this session to FILE, :log >> FILE adds to it; :log off stops"),
      (":log >>", ":log FILE writes this session to FILE, :log >> FILE adds to it; :log off stops"),
      (":play", ":play FILE, or :play FILE rcpt to stop after that command"),
      (":save x 4-2", ":save FILE N-M, with numbers of the list that :save shows"),
      (":save x 0-2", ":save FILE N-M, with numbers of the list that :save shows"),
      (":watch", ":watch SECONDS, from 1 to a day, for example :watch 30"),
      (":watch 0", ":watch SECONDS, from 1 to a day, for example :watch 30"),
      (":watch nan", ":watch SECONDS, from 1 to a day, for example :watch 30"),
      (":copy", ":copy message, or :copy session"), (":copy all", ":copy message, or :copy session"),
      (":data", ":data FILE sends a file as the message"),
    ])
  func usage(_ line: String, _ usage: String) {
    #expect(throws: LocalCommand.ParseError.needs(usage)) { try LocalCommand(parsing: octets(line)) }
  }

  @Test(
    "an unknown name is met with the nearest known one",
    arguments: [
      (":hlep", "help"), (":qiut", "quit"), (":write", "wire"), (":lgo", "log"), (":reconect", "reconnect"),
      (":xyzzy", nil), (":ehlo", nil), (":\u{e4}", nil),
      // What sends or ends something is typed whole.
      (":qui", "quit"), (":clo", "close"), (":dat", "data"), (":rel", "release"), (":ra", "raw"),
    ])
  func suggestions(_ line: String, _ suggestion: String?) {
    let name = String(line.dropFirst())
    #expect(throws: LocalCommand.ParseError.unknown(name, suggestion: suggestion)) {
      try LocalCommand(parsing: octets(line))
    }
  }

  @Test("a beginning that several have in common is none of them, and they are listed")
  func ambiguous() {
    let names = LocalCommand.names.filter { $0.hasPrefix("re") }
    #expect(names.contains("reconnect") && names.contains("release"))
    #expect(throws: LocalCommand.ParseError.ambiguous("re", names)) { try LocalCommand(parsing: octets(":re")) }
  }

  @Test(
    "what follows :auth or its beginning is masked, whatever mechanism there is", arguments: [":auth", ":au", ":LOGIN"])
  func masked(_ name: String) {
    #expect(Secrets.start(inLocal: octets("\(name) PLAIN bugs secret")) == name.utf8.count + 7)
  }

  @Test("the help fits a small terminal")
  func helpWidth() {
    #expect(HelpText.overview(width: 72).allSatisfy { $0.count <= 70 })
  }

  @Test("in a narrow window what a command does stands below it")
  func narrowHelp() {
    let lines = HelpText.overview(width: 40)
    #expect(lines.count > HelpText.overview(width: 72).count)
    #expect(lines.contains("  DATA"))
    #expect(lines.contains("   then headers, an empty line, the"))
    #expect(lines.contains("   text, and a line with only a dot"))
    #expect(lines.allSatisfy { $0.count <= 38 || !$0.hasPrefix(" ") })
  }
}
