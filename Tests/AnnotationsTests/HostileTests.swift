import Causes
import SMTP
import Testing

@testable import Annotations

@Suite("Hostile words")
struct HostileTests {
  static let texts: [[UInt8]] = [
    [UInt8](repeating: UInt8(ascii: "A"), count: 200_000),
    Array("\u{1B}[2J\u{1B}]0;x\u{7}\u{8}\u{0} # 250: trust me \u{202E}drawkcab".utf8),
    [0xFF, 0xFE, 0xC3, 0x28, 0x80, 0x9B, 0xF5] + [UInt8](repeating: 0xC0, count: 3_000),
    Array("id=\u{1B}[31m\u{9B}31m id= queued as \u{0} ok 1 qp \u{1B}".utf8),
    Array("[[[[[ ]]] [\u{1B}] < > {address} {hello} {host}".utf8),
    Array("(#5.7.1 (#999999999999999999.1.1) (#".utf8),
    Array("354 221 334 220 mail.250 DATA STARTTLS 421-".utf8),
    [],
  ]

  private static let steps: [(ReplyContext, String, String)] = [
    (.connect, "220", "connect.220"), (.helo, "250", "helo.250"), (.ehlo, "250", "ehlo.250"),
    (.mail, "250", "mail.250"),
    (.rcpt, "250", "rcpt.250"), (.data, "354", "data.354"), (.endOfMessage, "250", "end-of-message.250"),
    (.quit, "221", "quit.221"), (.startTLS, "220", "starttls.220"), (.rcpt, "550", "rcpt.550"),
  ]

  @Test("whatever the text, the tutorial's steps keep their notes", arguments: texts.indices)
  func sameNote(index: Int) throws {
    for (place, code, id) in Self.steps {
      let (answer, context) = try #require(
        Conversation.answer(at: place, Array("\(code) ".utf8) + Self.texts[index]))
      let note = Annotator().note(for: answer, in: context)
      // A refusal's words may tell its cause.
      #expect(code == "550" ? note.id.rawValue.hasPrefix(id) : note.id.rawValue == id, "\(code) at \(place)")
      #expect(faults(of: note).filter { !$0.contains("blank not filled") } == [])
    }
  }

  @Test("an endless EHLO list is cut short and said to be longer")
  func endlessList() throws {
    let reply = (0..<900).map { "250-\($0)\u{1B}" }.joined(separator: "\r\n") + "\r\n250 HELP"
    let note = try #require(Conversation.note(at: .ehlo, reply))
    #expect(note.explanation.count < 120)
    #expect(note.explanation.last == "800 more keywords follow.")
    #expect(faults(of: note) == [])
  }

  @Test("a host or address too long to show, or not fit to, leaves a blank to fill in")
  func context() {
    let bad = AnnotationContext(
      host: String(repeating: "\u{202E}host", count: 900), banner: nil, isPracticeServer: false, port: .max,
      helloName: nil,
      extensions: nil, address: String(repeating: "a", count: 9_000) + "@\u{1B}")
    let annotator = Annotator()
    for note in [
      annotator.opening(in: bad), annotator.inbox(in: bad), annotator.forging(in: bad),
      annotator.messageTextReminder(in: bad), annotator.note(for: .senderFirst, in: bad),
    ] { #expect(faults(of: note) == []) }
    #expect(annotator.note(for: .senderFirst, in: bad).next == "MAIL FROM:<YOUR_ADDRESS>")
    #expect(annotator.note(for: .helloFirst, in: bad).next == "EHLO YOUR_HOST_NAME")
  }

  @Test("a context without an address proposes a blank to fill in")
  func noAddress() {
    #expect(AnnotationContext.nowhere.proposedAddress == "YOUR_ADDRESS")
    #expect(AnnotationContext.nowhere.hello == "EHLO YOUR_HOST_NAME")
  }
}
