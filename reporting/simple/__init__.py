"""The simple form: the door without JavaScript, where words are sealed in the request they came in.

Nothing is kept between two requests: what a page needs to remember, it carries.
"""
