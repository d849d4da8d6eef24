import SMTP
import Testing

@testable import Annotations

/// What is said when a server's list of extensions is another one than before.
@Suite("Two lists")
struct ListChangeTests {
  private static func list(_ lines: [String]) -> ExtensionList {
    ExtensionList(lines.compactMap { Extension(Array($0.utf8)) })
  }

  static let cases: [(before: [String], after: [String], change: ListChange, said: [String])] = [
    (["STARTTLS", "SIZE 1"], ["SIZE 1"], .tls, ["- STARTTLS: encryption is on"]),
    (["STARTTLS"], ["STARTTLS"], .tls, []),
    ([], ["AUTH PLAIN"], .tls, ["+ AUTH PLAIN: login is offered only now"]),
    (["AUTH PLAIN"], [], .tls, ["- AUTH PLAIN: odd: login was offered in the clear"]),
    (["AUTH PLAIN"], [], .login, ["- AUTH PLAIN: you are logged in already"]),
    (["SIZE 1"], ["SIZE 2"], .login, ["~ SIZE: 1 before, 2 now"]),
    (["size 1"], ["SIZE 1"], .login, []),
    (
      ["XXXXXXXA"], ["8BITMIME"], .tls,
      ["- XXXXXXXA: the keyword that something had overwritten", "+ 8BITMIME: offered"]
    ),
    ([], ["STARTTLS"], .tls, ["+ STARTTLS: odd"]),
  ]

  @Test("each keyword that is new, gone or changed is named with a reason, and no other", arguments: cases)
  func differences(_ item: (before: [String], after: [String], change: ListChange, said: [String])) {
    let note = Annotator().changed(from: Self.list(item.before), to: Self.list(item.after), after: item.change)
    let lines = note.summary.split(separator: "\n")
    #expect(lines.count == item.said.count)
    for (line, said) in zip(lines, item.said) { #expect(line.hasPrefix(said), "\(line)") }
    #expect(note.headline.count <= Note.headlineLimit)
  }

  @Test("two servers' lists are compared by their keywords, whatever their order")
  func servers() {
    let (one, other) = (Self.list(["SIZE 1", "DSN", "HELP"]), Self.list(["help", "SIZE 2", "AUTH PLAIN"]))
    let note = Annotator().compared(one, with: other, of: "mx.test")
    #expect(note.headline == "Compared with mx.test the list differs in 3 keywords")
    #expect(
      note.summary.split(separator: "\n") == [
        "- AUTH PLAIN: offered there only", "~ SIZE: 2 there, 1 here", "+ DSN: not offered there",
      ])
    #expect(Annotator().compared(one, with: one, of: "mx.test").headline == "The list is the same as that of mx.test")
    let long = Annotator().compared(one, with: other, of: String(repeating: "x", count: 300))
    #expect(long.headline.count <= Note.headlineLimit)
  }

  @Test("a list without end is cut, and the cut is told")
  func bounded() {
    let many = Self.list((1...10_000).map { "X-\($0)" })
    let note = Annotator().changed(from: Self.list([]), to: many, after: .tls)
    #expect(note.summary.split(separator: "\n").count == 21)
    #expect(note.summary.hasSuffix("and 9980 more keywords."))
  }
}
