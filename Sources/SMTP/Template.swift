/// Octets with named gaps: what a script sends, or expects, before it is known who plays it.
///
///     MAIL FROM:<${ADDRESS}>
///
/// Always in canonical form, so that two templates of the same meaning are equal: no empty run of octets, and no two
/// runs side by side.
package struct Template: Hashable, Sendable {
  package enum Segment: Hashable, Sendable {
    case octets([UInt8])
    case placeholder(Placeholder)
  }

  package private(set) var segments: [Segment]

  package init(segments: [Segment] = []) {
    self.segments = []
    for segment in segments { append(segment) }
  }

  /// Octets that stand for themselves, `${` included.
  package init(_ octets: [UInt8]) {
    self.init(segments: [.octets(octets)])
  }

  package var isEmpty: Bool { segments.isEmpty }

  package var placeholders: [Placeholder] {
    segments.compactMap { if case .placeholder(let placeholder) = $0 { placeholder } else { nil } }
  }

  /// Whether a secret is in it: whoever shows or keeps what became of it masks it.
  package var hasSecret: Bool { placeholders.contains(where: \.isSecret) }

  /// The octets, each placeholder replaced by its value; nil when one has none.
  ///
  /// A value goes in as it is. Whoever takes one from a person keeps CR and LF out of it.
  package func resolved(_ value: (Placeholder) -> [UInt8]?) -> [UInt8]? {
    var octets: [UInt8] = []
    for segment in segments {
      switch segment {
      case .octets(let run): octets += run
      case .placeholder(let placeholder):
        guard let run = value(placeholder) else { return nil }
        octets += run
      }
    }
    return octets
  }

  package mutating func append(_ segment: Segment) {
    guard case .octets(let run) = segment else {
      segments.append(segment)
      return
    }
    guard !run.isEmpty else { return }
    guard case .octets(var whole) = segments.last else {
      segments.append(segment)
      return
    }
    segments.removeLast()
    whole += run
    segments.append(.octets(whole))
  }
}
