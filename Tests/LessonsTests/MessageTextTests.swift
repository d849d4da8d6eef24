import Octets
import SMTP
import Testing

@testable import Lessons

@Suite("A message taken apart")
struct MessageTextTests {
  /// The lines; the headers as name and value; whether there is an empty line; the body.
  static let messages: [([String], [String], Bool, [String])] = [
    ([], [], false, []),
    ([""], [], true, []),
    (["Subject: x"], ["Subject|x"], false, []),
    (["Subject: x", ""], ["Subject|x"], true, []),
    (["Subject: x", "", "a", "", "b"], ["Subject|x"], true, ["a", "", "b"]),
    (["Subject:x", "To : y", "From:\t z ", "", "a"], ["Subject|x", "To|y", "From|z"], true, ["a"]),
    (["Subject: x", " y", "\tz", "", "a"], ["Subject|x y\tz"], true, ["a"]),
    (["Subject:", " y"], ["Subject| y"], false, []),
    (["Subject: a: b"], ["Subject|a: b"], false, []),
    (["Subject:"], ["Subject|"], false, []),
    (["Hi"], [], false, ["Hi"]),
    (["Subject: x", "Hi", "", "To: y"], ["Subject|x"], false, ["Hi", "", "To: y"]),
    ([" folded", "Subject: x"], [], false, [" folded", "Subject: x"]),
    (["Dear Bob: hi"], [], false, ["Dear Bob: hi"]),
    ([": x"], [], false, [": x"]),
    (["Grüße: x"], [], false, ["Grüße: x"]),
    (["", "Subject: x"], [], true, ["Subject: x"]),
    (["Subject: x", "  ", "a"], ["Subject|x  "], false, ["a"]),
  ]

  @Test("headers end at the empty line, or at the first line that is none", arguments: messages)
  func parts(_ lines: [String], _ headers: [String], _ hasEmptyLine: Bool, _ body: [String]) {
    let message = MessageText(lines: lines)
    #expect(message.headers.map { "\($0.name)|\($0.value)" } == headers)
    #expect(message.hasEmptyLine == hasEmptyLine)
    #expect(message.body == body)
    let wire = octets(lines.map { $0 + "\r\n" }.joined())
    #expect(MessageText(octets: wire) == message, "with CRLF")
    #expect(MessageText(octets: wire.filter { $0 != ASCII.carriageReturn }) == message, "with LF")
  }

  @Test("octets that are no text, and a last line without its end, are read all the same")
  func octetsAsTheyAre() {
    #expect(MessageText(octets: octets("Subject: x\r\n\r\na")).body == ["a"])
    #expect(MessageText(octets: octets("Subject: x\r\n\r\n") + [0xFF, 0xFE]).body == ["\u{FFFD}\u{FFFD}"])
    #expect(MessageText(octets: []) == MessageText(lines: []))
  }

  @Test("the values of a header are found by its name in any case, in their order")
  func values() {
    let message = MessageText(lines: ["Received: a", "X: b", "RECEIVED: c", "", "Received: d"])
    #expect(message.values(of: "received") == ["a", "c"])
    #expect(message.values(of: "Receive") == [])
  }

  @Test(
    "case and the number of blanks do not count",
    arguments: [
      ("a b", "A  B", true), ("a b", " a\tb ", true), ("a b", "a \t b", true), ("", " \t", true), ("ÄÖ", "äö", true),
      ("ab", "a b", false), ("a", "a.", false), ("", "a", false),
    ])
  func same(_ first: String, _ second: String, _ isSame: Bool) {
    #expect(MessageText.same(first, second) == isSame)
    #expect(MessageText.same(second, first) == isSame)
  }
}
