/// A row of the tables about servers that cannot be reached, say nothing or hang up: what it holds for, and what is
/// said then. The causes stand in the order of their likelihood.
struct TroubleRow: Sendable {
  /// The end of the note's id.
  let id: String
  /// The ports it holds for; none: every port.
  var ports: Set<Int> = []
  /// Where the other side is; none: anywhere.
  var peers: Set<PeerKind> = []
  let headline: String
  let summary: String
  var next: String?

  func holds(in context: AnnotationContext) -> Bool {
    (ports.isEmpty || ports.contains(context.port)) && (peers.isEmpty || peers.contains(context.peer))
  }

  /// The first that holds; the last of a table is for everything else.
  static func first(of rows: [TroubleRow], in context: AnnotationContext) -> TroubleRow {
    rows.first { $0.holds(in: context) } ?? rows[rows.count - 1]
  }

  /// Lines of a summary beside which another sentence has been said already: six lines in all are enough.
  static let summaryLines = 3

  /// The blanks of a text filled in: `{host}` and `{port}`.
  static func fill(_ text: String, _ context: AnnotationContext) -> String {
    text.replacing("{host}", with: Quote.fitting(context.host, in: 40) ?? "HOST")
      .replacing("{port}", with: "\(context.port)")
  }
}
