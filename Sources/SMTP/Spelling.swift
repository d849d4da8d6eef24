/// Which known verb a mistyped one was probably meant to be.
enum Spelling {
  /// The nearest known verb that at most a third of the letters (and at most two) keep apart; nil if none is near.
  static func nearest(to verb: Verb) -> Verb? {
    let word = Array(verb.rawValue.utf8)
    guard (2...12).contains(word.count) else { return nil }
    let reach = min(2, max(1, word.count / 3))
    let near = Verb.known.map { (verb: $0, distance: distance(word, Array($0.rawValue.utf8))) }
      .filter { $0.distance <= reach }
    return near.min { $0.distance < $1.distance }?.verb
  }

  /// Letters to change, add, drop, or swap with their neighbour, to make one word of the other.
  static func distance(_ a: [UInt8], _ b: [UInt8]) -> Int {
    var rows = [Array(0...b.count)]
    for i in 0..<a.count {
      var row = [i + 1]
      for j in 0..<b.count {
        var best = min(rows[i][j + 1] + 1, row[j] + 1, rows[i][j] + (a[i] == b[j] ? 0 : 1))
        if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] { best = min(best, rows[i - 1][j - 1] + 1) }
        row.append(best)
      }
      rows.append(row)
    }
    return rows[a.count][b.count]
  }
}
