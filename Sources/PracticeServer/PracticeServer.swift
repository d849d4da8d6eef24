package enum PracticeServerPlaceholder {}
