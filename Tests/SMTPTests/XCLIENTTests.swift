import Testing

@testable import SMTP

@Suite("XCLIENT")
struct XCLIENTTests {
  private func greeted(_ keyword: String) -> Conversation {
    var conversation = Conversation()
    for lines in [["220 mx.test ESMTP"], ["250-mx.test", "250 \(keyword)"]] {
      conversation.receive(Array(lines.map { "\($0)\r\n" }.joined().utf8))
      while conversation.next() != nil {}
      if lines.count == 1 { _ = conversation.send(line: Array("EHLO x".utf8)) }
    }
    return conversation
  }

  @Test("where it is on the list it is no unknown verb; its 220 brings the session back to the start")
  func startsOver() {
    var conversation = greeted("XCLIENT NAME ADDR")
    #expect(conversation.helloName == "x")
    #expect(conversation.send(line: Array("XCLIENT ADDR=192.0.2.1".utf8)).advice.isEmpty)
    conversation.receive(Array("220 mx.test ESMTP\r\n".utf8))
    while conversation.next() != nil {}
    #expect(conversation.stage == .start)
    #expect(conversation.history.hello == .none)
    #expect(conversation.send(line: Array("EHLO y".utf8)).advice.isEmpty)
  }

  @Test("where it is not, it is one")
  func unlisted() {
    var conversation = greeted("SIZE")
    #expect(!conversation.send(line: Array("XCLIENT ADDR=192.0.2.1".utf8)).advice.isEmpty)
  }
}
