package import Causes

extension Cause {
  /// What people are told about it, apart from any reply.
  package struct Facts: Sendable {
    /// One or two sentences.
    package let meaning: String
    /// Who has to act so that the same message gets through, and what they do.
    package let who: Who
    package let remedy: String
    /// Who else can do something about it.
    package let helpers: Set<Who>
  }

  /// Nil for what is only a number.
  package var facts: Facts? {
    CauseTable.row(self).map { row in
      Facts(meaning: row.meaning, who: row.who, remedy: row.remedy, helpers: Set(row.others.map(\.who)))
    }
  }
}
