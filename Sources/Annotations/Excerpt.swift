import Octets
import SMTP

/// The only way a server's words get into a note: short, on one line, in printable ASCII.
enum Excerpt {
  /// At most `limit` characters; what is cut off is shown as `...`, what cannot be printed as `?`.
  static func short(_ text: some Collection<UInt8>, limit: Int) -> String {
    let kept = text.prefix(limit + 1).map { (0x20...0x7E).contains($0) ? $0 : UInt8(ascii: "?") }
    let cut = kept.count > limit ? Array(kept.prefix(limit - 3)) + Array("...".utf8) : kept
    let shown = cut.trimmingBlanks
    return shown.isEmpty ? "(nothing)" : String(decoding: shown, as: UTF8.self)
  }

  static func short(_ text: String, limit: Int) -> String { short(Array(text.utf8), limit: limit) }

  /// The text itself, or nil when it is too long or cannot be printed: for what someone might type as it stands.
  static func fitting(_ text: String, in limit: Int) -> String? {
    let bytes = Array(text.utf8)
    guard !bytes.isEmpty, bytes.count <= limit, bytes.allSatisfy({ (0x21...0x7E).contains($0) }) else {
      return nil
    }
    return text
  }
}
