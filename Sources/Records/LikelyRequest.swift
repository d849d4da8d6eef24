import Octets
package import SMTP

/// What a reply most likely answers where nothing tells: by its number and, for a refusal, by what it says.
package enum LikelyRequest {
  package static func of(_ reply: Reply) -> Request {
    switch reply.code.rawValue {
    case 220: return Request(kind: .connection)
    case 221: return LogPlace.command(.quit)
    case 235, 334, 432, 534, 535, 538: return LogPlace.command(.auth)
    case 354: return LogPlace.command(.data)
    case 250 where reply.lines.count > 1: return LogPlace.command(.ehlo)
    default: return LogPlace.command(Verb(rawValue: ""))
    }
  }
}
