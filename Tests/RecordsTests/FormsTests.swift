import Octets
import Testing

@testable import Records

@Suite("Every form in which people keep what servers said")
struct FormsTests {
  @Test("its replies are found, each once, in its line and with what it answers", arguments: Form.all)
  func whole(_ form: Form) { #expect(Form.found(form.lines) == form.expected) }

  @Test("a text that has broken off anywhere is read as far as it goes", arguments: Form.all)
  func cut(_ form: Form) {
    var reader = RecordReader()
    var found = 0
    var tooMany: [String] = []
    for (number, line) in form.lines.enumerated() {
      for end in line.indices {
        var broken = reader
        let count = found + broken.read(Array(line[..<end])).count + broken.finish().count
        if count > form.expected.count + 1 { tooMany.append("line \(number + 1) after \(end) octets") }
      }
      found += reader.read(line).count
    }
    #expect(tooMany == [])
  }

  @Test("with CR before each line end it is the same text", arguments: Form.all)
  func carriageReturns(_ form: Form) {
    #expect(Form.found(form.lines.map { $0 + [ASCII.carriageReturn] }) == form.expected)
  }
}
