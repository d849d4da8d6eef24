import Events
import Records

/// Why nothing was found in a text, as far as its octets tell.
enum ExplainInput {
  /// The first octets of files that hold no text.
  private static let formats: [(start: [UInt8], name: String, remedy: String)] = [
    ([0x1F, 0x8B], "compressed with gzip", "zcat FILE | smtp-tutor explain"),
    ([0xFD, 0x37, 0x7A, 0x58, 0x5A], "compressed with xz", "xzcat FILE | smtp-tutor explain"),
    ([0x28, 0xB5, 0x2F, 0xFD], "compressed with zstd", "zstdcat FILE | smtp-tutor explain"),
    ([0x42, 0x5A, 0x68], "compressed with bzip2", "bzcat FILE | smtp-tutor explain"),
    ([0xFF, 0xFE], "text in UTF-16", "iconv -f UTF-16 -t UTF-8 FILE | smtp-tutor explain"),
    ([0xFE, 0xFF], "text in UTF-16", "iconv -f UTF-16 -t UTF-8 FILE | smtp-tutor explain"),
  ]

  static func nothing(in blocks: LineBlocks, lines: Int) -> String {
    if blocks.octets == 0 { return "The input is empty, so there is nothing to explain." }
    if let format = formats.first(where: { blocks.beginning.starts(with: $0.start) }) {
      return "The input is \(format.name). Unpack or convert it first: \(format.remedy)"
    }
    if blocks.hasNUL {
      return "The input is not text: it contains NUL octets, and no reply of a mail server was found in it."
    }
    return "No reply of a mail server was found in \(Phrases.count(lines, "line")). Looked for were \(KnownForms.text)."
  }
}
