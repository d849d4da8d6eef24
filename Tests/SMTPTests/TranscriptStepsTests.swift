import SMTP
import Testing

@Suite("A transcript as the steps of a replay")
struct TranscriptStepsTests {
  /// A step in one line: notes, wait, what is sent, what is expected.
  private static func summary(_ step: Transcript.Step) -> String {
    var parts = step.notes.map { "[\($0)]" }
    if step.waitBefore > 0 { parts.append("wait:\(step.waitBefore)") }
    switch step.send {
    case nil: parts.append("listen")
    case .line(let line): parts.append("'\(line)'")
    case .message(let lines): parts.append("message(\(lines.map(\.description).joined(separator: "|")))")
    case .raw(let octets): parts.append("\(Transcript.Entry.clientRaw(octets))")
    case .close: parts.append("hang up")
    }
    if !step.expect.isEmpty { parts.append("-> \(step.expect.map(\.description).joined(separator: "|"))") }
    if let end = step.expectedEnd { parts.append("then \(end)") }
    return parts.joined(separator: " ")
  }

  private static let bugsBunny = """
    S: 220 ESMTP server ready
    # say hello
    C: HELO x
    S: 250 Hello x

    C: MAIL FROM:<${ME}>
    S: 250
    C: rcpt to:<${ME}>
    S: 250 ok
    C: data
    # now the text
    S: 354 go on
    C: From: Bugs Bunny
    C:
    C: ..dotted
    C: QUIT
    C: .
    S: 250 OK
    C: QUIT
    S: 221 bye
    S! close
    """

  /// A rule, a script, its steps.
  static let scripts: [(String, String, [String])] = [
    ("an empty file has none", "\n\n", []),
    ("a file of notes is one step that says them", "# a\n# b", ["[a] [b] listen"]),
    ("a greeting is listened for", "S: 220 hi", ["listen -> 220 hi"]),
    (
      "a whole session", bugsBunny,
      [
        "listen -> 220 ESMTP server ready", "[say hello] 'HELO x' -> 250 Hello x",
        "'MAIL FROM:<${ME}>' -> 250", "'rcpt to:<${ME}>' -> 250 ok", "[now the text] 'data' -> 354 go on",
        "message(From: Bugs Bunny||..dotted|QUIT|.) -> 250 OK", "'QUIT' -> 221 bye then close",
      ]
    ),
    (
      "a multi-line reply is one expectation", "C: EHLO x\nS: 250-a\nS: 250-b\nS: 250 c",
      ["'EHLO x' -> 250-a|250-b|250 c"]
    ),
    (
      "a DATA answered by anything but 354 has no message",
      "C: DATA\nS: 503 no\nC: From: me\nS: 500\nC: .\nS: 500",
      ["'DATA' -> 503 no", "'From: me' -> 500", "'.' -> 500"]
    ),
    (
      "a 354 that answers something else begins no message", "C: NOOP\nS: 354 what\nC: QUIT\nS: 221",
      ["'NOOP' -> 354 what", "'QUIT' -> 221"]
    ),
    (
      "pipelined commands do not wait, and each reply is expected in its turn",
      "C: MAIL FROM:<a@b>\nC: RCPT TO:<a@b>\nC: DATA\nS: 250 1\nS: 250 2\nS: 354 3\nC: hi\nC: .\nS: 250 4",
      [
        "'MAIL FROM:<a@b>'", "'RCPT TO:<a@b>'", "'DATA' -> 250 1", "listen -> 250 2", "listen -> 354 3",
        "message(hi|.) -> 250 4",
      ]
    ),
    (
      "text sent behind DATA without waiting stays lines, and its dot ends the message",
      "C: DATA\nC: hi\nC: .\nS: 354\nS: 250 ok\nC: QUIT\nS: 221",
      ["'DATA'", "'hi'", "'.' -> 354", "listen -> 250 ok", "'QUIT' -> 221"]
    ),
    (
      "a dot with a blank does not end a message", "C: DATA\nS: 354\nC: .\\x20\nC: .\nS: 250",
      ["'DATA' -> 354", "message(.\\x20|.) -> 250"]
    ),
    (
      "a message of nothing but the dot", "C: DATA\nS: 354\nC: .\nS: 250",
      ["'DATA' -> 354", "message(.) -> 250"]
    ),
    (
      "a message the script leaves", "C: DATA\nS: 354\nC: half\nC! close",
      ["'DATA' -> 354", "message(half)", "hang up"]
    ),
    (
      "a server that breaks into a message", "C: DATA\nS: 354\nC: half\nS: 421 time out\nS! close",
      ["'DATA' -> 354", "message(half) -> 421 time out then close"]
    ),
    (
      "notes between the lines of a message come before it", "C: DATA\nS: 354\n# a\nC: x\n# b\nC: .\nS: 250",
      ["'DATA' -> 354", "[a] [b] message(x|.) -> 250"]
    ),
    (
      "a wait cuts a message in two", "C: DATA\nS: 354\nC: x\nC! wait 2\nC: .\nS: 250",
      ["'DATA' -> 354", "message(x)", "wait:2000 message(.) -> 250"]
    ),
    (
      "a wait comes before what follows it",
      "C! wait 0.5\nS: 220\nC! wait 1\nC! wait 1\nC: QUIT\nS: 221\nC! wait 3",
      ["wait:500 listen -> 220", "wait:2000 'QUIT' -> 221", "wait:3000 listen"]
    ),
    (
      "a second reply to one command is a step of its own",
      "C: NOOP\nS: 250\n# and then\nS: 421 bye\nS! reset",
      ["'NOOP' -> 250", "[and then] listen -> 421 bye then reset"]
    ),
    (
      "raw octets that hold a whole message",
      #"C| DATA\r\n"# + "\nS: 354\n" + #"C| hi\r\n.\r\n"# + "\nS: 250\nC: QUIT\nS: 221",
      [#"C| DATA\r\n -> 354"#, #"C| hi\r\n.\r\n -> 250"#, "'QUIT' -> 221"]
    ),
    (
      "raw octets within a message leave it open", "C: DATA\nS: 354\nC: a\nC| b\nC: c\nC: .\nS: 250",
      ["'DATA' -> 354", "message(a)", "C| b", "message(c|.) -> 250"]
    ),
    (
      "raw octets of the server are expected line by line",
      "C: EHLO x\n" + #"S| 250-a\n25"# + "\n" + #"S| 0 b\r\n"# + "\nC: QUIT\nS: 221",
      ["'EHLO x' -> 250-a|250 b", "'QUIT' -> 221"]
    ),
    ("the server's last line needs no end", "C: QUIT\nS| 221", ["'QUIT' -> 221"]),
    ("a server may close without a word", "C: QUIT\nS! close", ["'QUIT' then close"]),
    ("a server may close first of all", "S! close", ["listen then close"]),
    (
      "a client that talks before the greeting",
      "C: EHLO x\nS: 220 hi\nS: 250 x\nC: DATA\nS: 354\nC: .\nS: 250",
      ["'EHLO x' -> 220 hi", "listen -> 250 x", "'DATA' -> 354", "message(.) -> 250"]
    ),
    (
      "a script that goes on with a session may begin with STARTTLS",
      "C: STARTTLS\nS: 220 go\nC: DATA\nS: 354\nC: .\nS: 250",
      ["'STARTTLS' -> 220 go", "'DATA' -> 354", "message(.) -> 250"]
    ),
    (
      "a second connection starts anew", "C: DATA\nS: 354\nC: x\nS! reset\nS: 220 again\nC: QUIT\nS: 221",
      ["'DATA' -> 354", "message(x) then reset", "listen -> 220 again", "'QUIT' -> 221"]
    ),
    (
      "answers to a challenge are lines", "C: AUTH LOGIN\nS: 334 x\nC: ${secret:USER}\nS: 235 ok",
      ["'AUTH LOGIN' -> 334 x", "'${secret:USER}' -> 235 ok"]
    ),
  ]

  @Test("a session falls into its steps", arguments: scripts)
  func steps(_ rule: String, _ text: String, _ expected: [String]) throws {
    let steps = try Transcript(parsing: octets(text)).steps
    #expect(steps.map(Self.summary) == expected, "\(rule)")
  }

  @Test("waits that add up to more than a number holds are the longest there is")
  func longWaits() {
    let wait = Transcript.Entry.wait(milliseconds: .max)
    let line = Transcript.Entry.server(Template(octets("250-x")))
    #expect(Transcript([wait, wait, line, wait, line]).steps.map(\.waitBefore) == [.max])
    #expect(Transcript([.wait(milliseconds: -1)]).steps.isEmpty)
  }

  @Test(
    "a script may want no more of a reply than its first digit",
    arguments: [
      ("5yz", [550, 554, 500], [250, 450, 354]), ("4yz no", [450, 421], [550, 250]), ("2yz", [250, 220], [354, 550]),
      ("550", [550], [554, 551]), ("5yz-more", [550], [250]),
    ])
  func kinds(_ line: String, _ fits: [Int], _ differs: [Int]) throws {
    let text = "C: x\nS: \(line)\n"
    let transcript = try Transcript(parsing: octets(text))
    #expect(transcript.description == text)
    let expected = try #require(transcript.steps.first?.expectedReply)
    for code in fits { #expect(expected.matches(try #require(ReplyCode(rawValue: code)))) }
    for code in differs { #expect(!expected.matches(try #require(ReplyCode(rawValue: code)))) }
    #expect(expected.wantsRefusal == !fits.contains(250))
  }

  @Test(
    "what only looks like a kind of reply is none",
    arguments: ["5yzx", "5yz${X}", "6yz", "3yz", "5y", "5YZ", "${X}5yz", "yz5"])
  func noKinds(_ line: String) throws {
    #expect(try Transcript(parsing: octets("C: x\nS: \(line)\n")).steps.first?.expectedReply == nil)
  }

  @Test("the steps after a reply that may have any code of a kind are those after one that has")
  func stepsAfterKinds() throws {
    let text = "C: MAIL FROM:<a@b>\nC: RCPT TO:<c@d>\nS: 2yz-a\nS: 2yz b\nS: 5yz\nC: DATA\nS: 5yz\nC: QUIT\nS: 221\n"
    let kinds = try Transcript(parsing: octets(text)).steps
    let codes = try Transcript(parsing: octets(text.replacing("2yz", with: "250").replacing("5yz", with: "554"))).steps
    #expect(kinds.map(\.send) == codes.map(\.send))
    #expect(kinds.map(\.expect.count) == codes.map(\.expect.count))
  }

  @Test("the code of the last line is what is expected")
  func code() throws {
    let steps = try Transcript(parsing: octets("C: x\nS: 250-a\nS: 550 ${WHY}\nC: y\nS: nonsense")).steps
    #expect(steps.map(\.expectedCode) == [ReplyCode(rawValue: 550)!, nil])
  }
}
