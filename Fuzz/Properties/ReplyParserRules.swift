import Octets
import SMTP

/// The parser of what a server sends: however the octets are split the events are the same, and what is kept of them
/// has a bound.
enum ReplyParserRules {
  static func check(_ input: [UInt8]) throws {
    var whole = ReplyParser()
    let events = whole.feed(input)

    var single = ReplyParser()
    var singly: [ReplyParser.Event] = []
    for byte in input { singly += single.feed(CollectionOfOne(byte)) }
    try hold(singly == events, "an octet at a time gives the same events")

    // The first octet says where to cut.
    let cut = input.isEmpty ? 0 : Int(input[0]) % (input.count + 1)
    var halves = ReplyParser()
    let halved = halves.feed(input[..<cut]) + halves.feed(input[cut...])
    try hold(halved == events, "two pieces give the same events")

    var conversation = Conversation()
    for event in events {
      switch event {
      case .line(let line):
        try hold(line.wire.bytes.count <= ReplyParser.lineLimit, "a line keeps no more than its bound")
        try hold(!line.wire.bytes.contains(ASCII.lineFeed), "a line holds no line feed")
        try hold(
          (ReplyLine(line.wire.bytes) == nil) == (line.reply == nil), "a line has the form of a reply or has not")
      case .reply(let reply):
        try hold(reply.lines.count <= ReplyParser.replyLimit + 1, "a reply keeps no more lines than its bound")
        try hold(reply.code == reply.lines.last?.code, "the last line's code decides")
        try hold((0...999).contains(reply.code.rawValue), "a code has three digits")
        _ = ExtensionList(reply: reply).sizeLimit
        _ = reply.enhancedStatus
        _ = conversation.send(line: [0x44, 0x41, 0x54, 0x41])
        _ = conversation.receive(reply)
      }
    }
    try hold(whole.unfinished.count <= ReplyParser.lineLimit, "an unfinished line keeps no more than its bound")
    let rest = [whole.finish(), single.finish(), halves.finish()]
    try hold(rest[0] == rest[1] && rest[1] == rest[2], "what is left at the end is the same")
  }
}

extension ReplyParser {
  /// Everything that a piece brings.
  fileprivate mutating func feed(_ octets: some Sequence<UInt8>) -> [Event] {
    receive(Array(octets))
    var events: [Event] = []
    while let event = next() { events.append(event) }
    return events
  }
}
