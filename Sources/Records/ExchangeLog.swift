import Octets
import SMTP

/// Exchange's protocol logs: lines of CSV in which `<` is what came in and `>` what went out. So in the log of a send
/// connector the server's lines have `<`, and in that of a receive connector, whose server wrote it, they have `>`.
///
///     2024-05-02T09:11:04Z,Outbound,08DC69B1,10,10.0.0.5:41234,192.0.2.25:25,<,"450 4.7.25 no",
struct ExchangeLog: Sendable {
  private enum Direction { case send, receive }
  private var direction: Direction?
  /// Where `session-id`, `event` and `data` are, as `#Fields:` says.
  private var columns = (session: 2, event: 6, data: 7)
  /// Whether a line of its head was seen.
  private var hasHead = false

  /// Who said what, in which session; nil for a line of another form.
  mutating func read(_ line: [UInt8]) -> (spoken: Spoken, session: [UInt8])? {
    if line.first == UInt8(ascii: "#") { return head(line) }
    guard line.first?.isASCIIDigit == true || line.first == UInt8(ascii: "\"") else { return nil }
    let fields = Self.fields(line, limit: 12)
    guard fields.count > columns.data, fields[columns.event].count == 1, hasHead || Self.isTime(fields[0]) else {
      return nil
    }
    let session = fields[columns.session]
    let data = fields[columns.data]
    switch fields[columns.event][0] {
    case UInt8(ascii: "+"): return (.connected(host: nil), session)
    case UInt8(ascii: "-"): return (.closed, session)
    case UInt8(ascii: "*"): return (.comment, session)
    case UInt8(ascii: "<"): return (said(data, isIncoming: true, fields), session)
    case UInt8(ascii: ">"): return (said(data, isIncoming: false, fields), session)
    default: return nil
    }
  }

  private mutating func head(_ line: [UInt8]) -> (spoken: Spoken, session: [UInt8])? {
    let folded = line.asciiLowercased
    if folded.has("#log-type:") {
      direction = folded.has("receive") ? .receive : folded.has("send") ? .send : nil
    } else if folded.has("#fields:") {
      let names = Self.fields(Array(folded.drop { $0 != ASCII.colon }.dropFirst().trimmingBlanks), limit: 32)
      let found = ["session-id", "event", "data"].map { name in names.firstIndex { $0.elementsEqual(name.utf8) } }
      guard let session = found[0], let event = found[1], let data = found[2] else { return nil }
      columns = (session, event, data)
    } else {
      return nil
    }
    hasHead = true
    return (.comment, [])
  }

  private mutating func said(_ data: [UInt8], isIncoming: Bool, _ fields: [[UInt8]]) -> Spoken {
    if direction == nil {
      // A greeting, or the name of the connector, tells whose log it is.
      if ReplyText.code(of: data) != nil {
        direction = isIncoming ? .send : .receive
      } else if fields[1].contains(UInt8(ascii: "\\")) {
        direction = .receive
      }
    }
    let isServer = isIncoming == (direction != .receive)
    return isServer ? .server(data) : .client(data)
  }

  /// `2024-05-02T...`
  private static func isTime(_ field: [UInt8]) -> Bool {
    field.count >= 20 && field[4] == ASCII.hyphen && field[7] == ASCII.hyphen && field[10] == UInt8(ascii: "T")
  }

  /// The fields of a line of CSV, quotes undone.
  private static func fields(_ line: [UInt8], limit: Int) -> [[UInt8]] {
    var fields: [[UInt8]] = [[]]
    var isQuoted = false
    var index = 0
    while index < line.count {
      let byte = line[index]
      index += 1
      if byte == UInt8(ascii: "\"") {
        if isQuoted, index < line.count, line[index] == byte {
          fields[fields.count - 1].append(byte)
          index += 1
        } else {
          isQuoted.toggle()
        }
      } else if byte == UInt8(ascii: ","), !isQuoted {
        guard fields.count < limit else { return fields }
        fields.append([])
      } else {
        fields[fields.count - 1].append(byte)
      }
    }
    return fields
  }
}
