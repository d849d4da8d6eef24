import SMTP

/// What a server offers, for programs.
enum ExtensionObject {
  /// - Parameter before: what the same connection offered last; nil where this is its first list.
  static func members(_ list: ExtensionList, before: ExtensionList?) -> [(name: String, value: JSON)] {
    let members = [(name: "extensions", value: array(list.extensions))]
    guard let before else { return members }
    let (old, new) = (Set(before.extensions), Set(list.extensions))
    return members + [
      ("added", array(list.extensions.filter { !old.contains($0) })),
      ("removed", array(before.extensions.filter { !new.contains($0) })),
    ]
  }

  static func array(_ extensions: [Extension]) -> JSON {
    .array(
      extensions.map {
        .object([
          ("keyword", .string($0.keyword.rawValue)), ("parameters", .array($0.parameters.map(JSON.string))),
        ])
      })
  }
}
