"""The everyday fast lane 快速发布: texts that were approved once, of which only the blanks are filled in."""
