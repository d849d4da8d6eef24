import SMTP
import Testing

@testable import Annotations

@Suite("Parameters of MAIL and RCPT")
struct MailParameterTests {
  @Test("a row that shows a parameter of MAIL or RCPT lists it, so that Tab and :help know it")
  func shown() throws {
    for row in ExtensionTable.list {
      guard let syntax = row.syntax, let end = syntax.firstIndex(of: ">"), syntax[end...].contains(" ") else {
        continue
      }
      let verb = Verb(of: Array(syntax.utf8))
      let name = syntax[end...].dropFirst(2).prefix { $0 != "=" }
      #expect(row.parameters.contains { $0.verb == verb && $0.name == name }, "\(row.keywords[0]): \(name)")
    }
  }

  @Test("a server is offered only the parameters of the keywords it lists, in any of their spellings")
  func offered() {
    let list = { (keywords: [String]) in ExtensionList(keywords.map { Extension(keyword: .init(rawValue: $0)) }) }
    #expect(MailParameter.offered(to: .mail, by: nil) == [])
    #expect(MailParameter.offered(to: .mail, by: list([])) == [])
    let some = list(["XVERP", "dsn", "FROB"])
    #expect(MailParameter.offered(to: .mail, by: some).map(\.form) == ["RET=FULL|HDRS", "ENVID=id", "XVERP"])
    #expect(MailParameter.offered(to: .rcpt, by: some).map(\.name) == ["NOTIFY", "ORCPT"])
  }

  @Test("help names the parameters a keyword brings")
  func help() throws {
    let note = try #require(Annotator().help("SIZE"))
    #expect(note.explanation.contains("It adds a parameter to MAIL: SIZE=octets."))
    #expect(faults(of: note) == [])
  }
}
