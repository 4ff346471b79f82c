"""Reading aloud 朗读: what stands on a page becomes sentences, the sentences sound, one after another.

sentences   a page as sentences, and where each stands       spelling    figures in Chinese words
units       units in Chinese words
english     figures in English words                         prompts     what is said of a place by itself
voice       who speaks, in a process of its own              pinyin      Chinese words for a voice without characters
reading     who asks it to, and knows how far it is
"""
