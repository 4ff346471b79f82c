"""The duty officer 值班员: warnings, stops and older editions, by one person at once, looked over by another."""
