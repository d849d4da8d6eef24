import Octets
import Testing

@testable import Records

@Suite("Every form in which people keep what servers said")
struct FormsTests {
  @Test("its replies are found, each once, in its line and with what it answers", arguments: Form.all)
  func whole(_ form: Form) { #expect(Form.found(form.lines) == form.expected) }

  @Test("a text that has broken off anywhere is read as far as it goes", arguments: Form.all)
  func cut(_ form: Form) {
    let octets = Array(form.text.utf8)
    let tooMany = octets.indices.first { end in
      let lines = octets[..<end].split(separator: ASCII.lineFeed, omittingEmptySubsequences: false).map(Array.init)
      return Form.found(lines).count > form.expected.count + 1
    }
    #expect(tooMany == nil, "cut after so many octets")
  }

  @Test("with CR before each line end it is the same text", arguments: Form.all)
  func carriageReturns(_ form: Form) {
    #expect(Form.found(form.lines.map { $0 + [ASCII.carriageReturn] }) == form.expected)
  }
}
