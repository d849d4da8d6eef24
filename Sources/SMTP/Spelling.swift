/// Which known word a mistyped one was probably meant to be.
package enum Spelling {
  /// The nearest known verb that at most a third of the letters (and at most two) keep apart; nil if none is near.
  package static func nearest(to verb: Verb) -> Verb? {
    let reach = max(1, verb.rawValue.utf8.count / 3)
    return nearest(to: verb.rawValue, among: Verb.known.map(\.rawValue), reach: reach).map(Verb.init)
  }

  /// The nearest of some words, the first of equals; nil if none is near.
  /// - Parameters:
  ///   - words: in the same case as `word`.
  ///   - reach: letters that may be wrong; never more than two.
  package static func nearest(to word: String, among words: [String], reach: Int) -> String? {
    allNearest(to: word, among: words, reach: reach).first
  }

  /// All words that are as near as the nearest, in their order.
  package static func allNearest(to word: String, among words: [String], reach: Int) -> [String] {
    let letters = Array(word.utf8)
    guard (2...24).contains(letters.count) else { return [] }
    let near = words.filter { abs($0.utf8.count - letters.count) <= min(2, reach) }
      .map { (word: $0, distance: distance(letters, Array($0.utf8))) }
      .filter { $0.distance <= min(2, reach) }
    let least = near.map(\.distance).min()
    return near.filter { $0.distance == least }.map(\.word)
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
