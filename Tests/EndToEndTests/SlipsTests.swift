import Foundation
import Glibc
import TestSupport
import Testing

/// A password that is typed where it does not belong is found nowhere afterwards.
@Suite("Slips with a password", .serialized)
struct SlipsTests {
  private static let password = "Zq7SECRETpw9xK"

  private static func base64(_ text: String) -> String { Data(text.utf8).base64EncodedString() }

  /// The password, and its base64 wherever it may begin in a group of three.
  private static let needles =
    [password]
    + (0..<3).map { offset in
      let padded = base64(String(repeating: "x", count: offset) + password)
      return String(padded.dropFirst(offset == 0 ? 0 : 4).dropLast(4))
    }

  private static let response = base64("\0bugs\0\(password)")
  private static let user = base64("bugs")
  private static let secret = base64(password)

  /// Lines after an EHLO, and what they are.
  struct Slip: Sendable, CustomTestStringConvertible {
    let name: String
    let lines: [String]
    /// Whether it can be told from a word only when all of it has been typed.
    var isSeenWhileTyped = false
    var testDescription: String { name }
  }

  static let slips = [
    Slip(name: "AUTH that is refused", lines: ["AUTH NTLM", user, secret]),
    Slip(name: "a wrong password, and again", lines: ["AUTH LOGIN", user, base64("wrong-one"), secret]),
    Slip(name: "AUHT", lines: ["AUHT PLAIN \(response)"]),
    Slip(name: "AUTHPLAIN", lines: ["AUTHPLAIN \(response)"]),
    Slip(name: "AUTH behind a dot", lines: [".AUTH PLAIN \(response)"]),
    Slip(name: "AUTH behind a blank", lines: [" AUTH PLAIN \(response)"]),
    Slip(name: "no AUTH", lines: ["PLAIN \(response)"]),
    Slip(name: "the response alone", lines: [response]),
    Slip(name: "as in IMAP", lines: ["LOGIN bugs \(password)"]),
    Slip(name: "as in POP3", lines: ["PASS \(password)"]),
    Slip(name: ":auth with all of it", lines: [":auth PLAIN bugs \(password)"]),
    Slip(name: ":AUTH", lines: [":AUTH PLAIN \(response)"]),
    Slip(
      name: "an address as browsers have it", lines: [":open smtp://bugs:\(password)@mail.example"],
      isSeenWhileTyped: true),
    Slip(
      name: ":raw in two pieces", lines: [":raw 'AU'", #":raw 'TH PLAIN \#(response)\r\n'"#], isSeenWhileTyped: true),
    Slip(name: ":auth from a pipe", lines: [":auth LOGIN", "bugs", password]),
    Slip(name: "held", lines: [":hold", "AUTH LOGIN", user, secret, ":release now"]),
    Slip(name: "as it should be", lines: ["AUTH PLAIN \(response)"]),
  ]

  private static func expectNothing(in places: [(String, String)]) {
    for (place, text) in places {
      for needle in needles { #expect(!text.contains(needle), "\(needle) in \(place):\n\(text)") }
    }
  }

  struct Way: Sendable {
    let isJSON: Bool
    let isTLS: Bool
  }

  private static let ways = [false, true].flatMap { json in [false, true].map { Way(isJSON: json, isTLS: $0) } }

  @Test(
    "from a pipe it is in no output and no log: as text and as JSON, in clear and inside TLS", arguments: slips, ways)
  func pipe(slip: Slip, way: Way) async throws {
    let folder = try TemporaryFolder("slips")
    let hello = way.isTLS ? ["EHLO x", "STARTTLS", "EHLO x"] : ["EHLO x"]
    let input = (hello + slip.lines + ["QUIT"]).joined(separator: "\n") + "\n"
    let run = try await Tutor.run(["--log", folder.file("log")] + (way.isJSON ? ["--json"] : []), input: input)
    let log = folder.read("log")
    #expect(log.contains("EHLO x"))
    Self.expectNothing(in: [("output", run.outputText), ("errors", run.errorText), ("log", log)])
  }

  @Test("at the prompt it is in no history and no log, and not on the screen", arguments: slips)
  func prompt(slip: Slip) async throws {
    let folder = try TemporaryFolder("slips")
    let sitting = try TerminalSession(["--no-hints", "--log", folder.file("log")])
    try await sitting.terminal.expect("start> ")
    try await sitting.type("EHLO x", then: "ready> ")
    for line in slip.lines {
      sitting.terminal.send("\(line)\r")
      try await sitting.terminal.expect("a prompt") { view in
        let ends = ["> ", "y/N ", "name: ", "shown): "].compactMap {
          view.output.firstEnd(of: Array($0.utf8), from: view.seen)
        }
        guard let end = ends.min() else { return false }
        view.seen = end
        return true
      }
    }
    // Whatever is asked, this is no answer to it.
    sitting.terminal.signal(SIGTERM)
    #expect(await sitting.terminal.wait() == .signal(SIGTERM))
    let history = sitting.state.read("smtp-tutor/history")
    #expect(history.contains("EHLO x"))
    Self.expectNothing(in: [("history", history), ("log", folder.read("log"))])
    if !slip.isSeenWhileTyped { Self.expectNothing(in: [("screen", sitting.terminal.output)]) }
  }

  @Test("the control: what is no secret is in all of them")
  func control() async throws {
    let folder = try TemporaryFolder("slips")
    let run = try await Tutor.run(
      ["--log", folder.file("log")], input: "EHLO x\nNOOP \(Self.password)\nNOOP \(Self.secret)\nQUIT\n")
    for text in [run.outputText, folder.read("log")] {
      #expect(text.contains(Self.password))
      #expect(text.contains(Self.secret))
      #expect(Self.needles.contains { text.contains($0) })
    }
  }
}
