import Octets

/// A row of the tables about servers that cannot be reached, are silent or end the connection: what it holds for, and
/// what is said then. The causes are in the order of their likelihood.
struct DiagnosisRow: Sendable {
  /// The end of the note's id.
  let id: String
  /// Holds only where TLS is on already.
  var isEncrypted = false
  /// The ports it holds for; none: every port.
  var ports: Set<Int> = []
  /// Where the other side is; none: anywhere.
  var peers: Set<AddressScope> = []
  var headline = ""
  let summary: String
  var next: String?

  func holds(in context: AnnotationContext) -> Bool {
    (!isEncrypted || context.isEncrypted) && (ports.isEmpty || ports.contains(context.port))
      && (peers.isEmpty || peers.contains(context.peer))
  }

  /// The first that holds; the last of a table is for everything else.
  static func first(of rows: [DiagnosisRow], in context: AnnotationContext) -> DiagnosisRow {
    rows.first { $0.holds(in: context) } ?? rows[rows.count - 1]
  }

  /// Lines of a summary that follows another sentence: six lines in all are enough.
  static let summaryLines = 3

  /// The placeholders of a text filled in: `{host}` and `{port}`.
  static func fill(_ text: String, _ context: AnnotationContext) -> String {
    text.replacing(phrase: "{host}", with: Excerpt.fitting(context.host, in: 40) ?? "HOST")
      .replacing(phrase: "{port}", with: "\(context.port)")
  }
}
