import Octets
import Personas
import SASL
import SMTP

/// What `:help` says by itself, and about the tutor's own commands. No line is wider than a note may be.
package enum HelpText {
  /// The overview in lines for a window of so many columns.
  package static func overview(width: Int) -> [String] {
    width < columns ? overview.flatMap(oneColumn) : overview
  }

  /// Columns that the overview takes, with the marks before it.
  private static let columns = 72

  /// What is beside each other, below each other.
  private static func oneColumn(_ line: String) -> [String] {
    let start = line.prefix { $0 == " " }
    guard let gap = line.dropFirst(start.count).range(ofPhrase: "  "), !start.isEmpty else {
      return [start.count > 2 ? "   \(line.dropFirst(start.count))" : line]
    }
    return [String(line[..<gap.lowerBound]), "   \(line[gap.upperBound...].drop { $0 == " " })"]
  }

  private static var overview: [String] {
    session.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
      + LocalCommand.table.compactMap(\.overview).map {
        "  \($0.form)\(String(repeating: " ", count: max(2, 33 - $0.form.count)))\($0.words)"
      }
  }

  private static let session = """
    What you type goes to the server as you type it. A message takes these
    lines, one after another; wait for the reply to each:

      HELO client.example              say who you are (or EHLO)
      MAIL FROM:<you@\(Persona.standard.localDomain)>    where bounces go
      RCPT TO:<bob@\(Persona.standard.localDomain)>      where the message goes
      DATA                             then headers, an empty line, the
                                       text, and a line with only a dot
      QUIT                             goodbye

    New here? "smtp-tutor learn" teaches all of it, step by step.
    Lines that start with a colon are for the tutor:

    """

  /// - Parameter topic: with its colon, or a name that is not a verb.
  package static func about(_ topic: String) -> LocalCommandRow? {
    let name = topic.lowercased()
    if topic.hasPrefix(":") { return LocalCommand.row(named: String(name.dropFirst())) }
    return LocalCommand.table.first { $0.name == name }
      ?? (LineWarning.asksToEnd(name) || name == "end" ? LocalCommand.row(named: "quit") : nil)
  }
}
