import SMTP
import Testing

@testable import Annotations

@Suite("Help")
struct HelpTests {
  @Test("the codes are listed in order")
  func codesInOrder() {
    let codes = Annotator().topics.compactMap { Int($0) }
    #expect(codes.count > 40)
    #expect(codes == codes.sorted())
    #expect(codes.contains(354))
  }

  @Test("every topic that is listed has help within the bounds", arguments: Annotator().topics)
  func topics(topic: String) throws {
    let note = try #require(Annotator().help(topic))
    #expect(faults(of: note) == [])
    #expect(Annotator().help(" \(topic.lowercased()) ") == note)
  }

  @Test("no topic is listed twice")
  func once() {
    let topics = Annotator().topics.filter { !$0.contains(".") }
    #expect(Set(topics).count == topics.count)
  }

  @Test("every verb a server may take can be looked up, with its syntax first", arguments: Verb.known)
  func verbs(verb: Verb) throws {
    #expect(try #require(Annotator().help(verb.rawValue)).headline.hasPrefix(verb.rawValue))
  }

  @Test(
    "what nobody knows has no help",
    arguments: ["", "FROBNICATE", "12", "1234", "5.1", "3.1.1", "5.99.1", "\u{1B}[2J"])
  func unknown(topic: String) {
    #expect(Annotator().help(topic) == nil)
  }

  @Test("what is said about STARTTLS is what the program does: the handshake")
  func startTLS() throws {
    let help = try #require(Annotator().help("STARTTLS"))
    #expect(help.summary.contains("this program does it"))
    #expect(!help.summary.contains("yet"))
  }

  @Test("a code of the session says what it means at each step")
  func session() throws {
    let help = try #require(Annotator().help("250"))
    #expect(help.explanation.joined().contains("accepted the message"))
    #expect(try #require(Annotator().help("550")).explanation.contains { $0.contains("RCPT") })
    #expect(try #require(Annotator().help("599")).id.rawValue == "class.5")
    #expect(try #require(Annotator().help("mail from:")).headline.hasPrefix("MAIL FROM:<"))
  }
}
